// Package foyer holds the words of the house: every type that users know by
// name, the catalogue of lead fields, states and their transitions, rights and
// errors. It does no input or output and imports only the standard library.
//
// All types that cross the border to the frontend live here, so that the
// generated bindings have one namespace. Border types keep four promises: lists
// and maps are never nil, ids are text, instants are [Time], and a closed set of
// values is an enum listed in [Enums].
package foyer
