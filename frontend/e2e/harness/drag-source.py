"""A small window of another program, from which files can be dragged.

Usage: drag-source.py X Y FILE...   Ends by itself after the drag.
"""
import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uris = [pathlib.Path(p).absolute().as_uri() for p in sys.argv[3:]]


def say(*words):
    print(*words, flush=True)


def end(*_):
    say("drag-end")
    GLib.timeout_add(300, Gtk.main_quit)


window = Gtk.Window(title="files")
window.set_default_size(80, 60)
window.set_keep_above(True)
window.set_decorated(False)
box = Gtk.EventBox()
box.add(Gtk.Label(label="files"))
window.add(box)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris(uris))
box.connect("drag-failed", lambda _w, _c, why: (say("drag-failed", why), False)[1])
box.connect("drag-end", end)
window.show_all()
window.move(int(sys.argv[1]), int(sys.argv[2]))
say("ready")
GLib.timeout_add_seconds(20, Gtk.main_quit)
Gtk.main()
