"""What shows notices on a session bus, for tests: it prints each as a line
"notice {json}", and presses the last one when it is sent SIGUSR1. Its first line is
"notices PID".
"""
import json
import os
import signal

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
FACE = f"""<node><interface name="{NAME}">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{{sv}}" direction="in"/>
<arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""
told = 0
bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def called(_bus, _who, _path, _face, method, args, answer):
    global told
    if method == "Notify":
        told += 1
        _app, _old, _icon, title, text, actions, _hints, _time = args.unpack()
        print("notice", json.dumps({"title": title, "text": text, "actions": actions}), flush=True)
        answer.return_value(GLib.Variant("(u)", (told,)))
    elif method == "GetCapabilities":
        answer.return_value(GLib.Variant("(as)", (["body", "actions"],)))
    else:
        answer.return_value(None)


def press():
    bus.emit_signal(None, PATH, NAME, "ActionInvoked", GLib.Variant("(us)", (told, "default")))
    return True


bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(FACE).interfaces[0], called)
Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE)
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, press)
print("notices", os.getpid(), flush=True)
GLib.MainLoop().run()
