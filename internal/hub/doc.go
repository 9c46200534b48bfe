// Package hub is the door over HTTP: sign-in, calls, files, events and the built
// frontend. Today it is the browser door of one house, on this machine only; the
// office's hub grows in the same place.
//
// It decides nothing about leads. It finds out who asks, hands the call to the
// services it was given, and keeps strangers and runaway requests out. What may be
// called is exactly what Door.Services answers: the hub finds methods by
// reflection and offers nothing else.
package hub
