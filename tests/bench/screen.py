# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on an X11 screen, by libX11 alone: the windows of a process, and samples of the picture."""

import ctypes
import ctypes.util

IS_VIEWABLE = 2
XA_CARDINAL = 6
Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(-1).value
Window = ctypes.c_ulong


class Attributes(ctypes.Structure):
    """XWindowAttributes."""

    _fields_ = (
        [(name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")]
        + [("visual", ctypes.c_void_p), ("root", Window)]
        + [(name, ctypes.c_int) for name in ("class_", "bit_gravity", "win_gravity", "backing_store")]
        + [("backing_planes", ctypes.c_ulong), ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int)]
        + [("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int)]
        + [("all_event_masks", ctypes.c_long), ("your_event_mask", ctypes.c_long)]
        + [("do_not_propagate_mask", ctypes.c_long), ("override_redirect", ctypes.c_int), ("screen", ctypes.c_void_p)]
    )


class Image(ctypes.Structure):
    """The beginning of XImage, as far as it is read here."""

    _fields_ = (
        [(name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")]
        + [("data", ctypes.c_void_p)]
        + [(name, ctypes.c_int) for name in ("byte_order", "bitmap_unit", "bitmap_bit_order", "bitmap_pad", "depth")]
        + [("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]
    )


ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class Screen:
    """The screen of DISPLAY. Windows come and go while it is looked at: what is gone counts as not there."""

    def __init__(self):
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self._x.XDefaultRootWindow.restype = Window
        self._x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._x.XInternAtom.restype = ctypes.c_ulong
        self._x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self._x.XGetImage.restype = ctypes.POINTER(Image)
        self._x.XGetImage.argtypes = [ctypes.c_void_p, Window, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
                                      ctypes.c_ulong, ctypes.c_int]
        self._x.XFree.argtypes = [ctypes.c_void_p]
        self._ignore_errors = ErrorHandler(lambda display, event: 0)
        self._x.XSetErrorHandler(self._ignore_errors)
        display = self._x.XOpenDisplay(None)
        if not display:
            raise OSError("The X server does not answer.")
        self._display = ctypes.c_void_p(display)
        self._root = self._x.XDefaultRootWindow(self._display)
        self._pid_atom = self._x.XInternAtom(self._display, b"_NET_WM_PID", 0)

    def window_of(self, pid, minimal_width):
        """The visible window of the process that is at least that wide, or None."""
        waiting = [self._root]
        while waiting:
            window = waiting.pop()
            if window != self._root and self._pid(window) == pid:
                attributes = self._attributes(window)
                if attributes and attributes.map_state == IS_VIEWABLE and attributes.width >= minimal_width:
                    return window
            waiting.extend(self._children(window))
        return None

    def place_of(self, window):
        """x, y, width and height on the screen, cut at its edges; None if the window is gone."""
        attributes = self._attributes(window)
        whole = self._attributes(self._root)
        if not attributes:
            return None
        x, y, child = ctypes.c_int(), ctypes.c_int(), Window()
        self._x.XTranslateCoordinates(self._display, Window(window), Window(self._root), 0, 0, ctypes.byref(x),
                                      ctypes.byref(y), ctypes.byref(child))
        left, top = max(x.value, 0), max(y.value, 0)
        return (left, top, min(x.value + attributes.width, whole.width) - left,
                min(y.value + attributes.height, whole.height) - top)

    def samples(self, columns=64, rows=48):
        """Bytes of points of the whole screen in a grid, as {(x, y): bytes}."""
        whole = self._attributes(self._root)
        image = self._x.XGetImage(self._display, self._root, 0, 0, whole.width, whole.height, ALL_PLANES, Z_PIXMAP)
        if not image:
            return {}
        content = image.contents
        width = content.bits_per_pixel // 8
        data = ctypes.string_at(content.data, content.bytes_per_line * content.height)
        self._x.XDestroyImage(image)
        found = {}
        for row in range(rows):
            y = (2 * row + 1) * whole.height // (2 * rows)
            for column in range(columns):
                x = (2 * column + 1) * whole.width // (2 * columns)
                start = y * content.bytes_per_line + x * width
                found[x, y] = data[start:start + width]
        return found

    def _attributes(self, window):
        attributes = Attributes()
        done = self._x.XGetWindowAttributes(self._display, Window(window), ctypes.byref(attributes))
        return attributes if done else None

    def _children(self, window):
        root, parent, children, count = Window(), Window(), ctypes.POINTER(Window)(), ctypes.c_uint()
        done = self._x.XQueryTree(self._display, Window(window), ctypes.byref(root), ctypes.byref(parent),
                                  ctypes.byref(children), ctypes.byref(count))
        if not done or not children:
            return []
        found = [children[index] for index in range(count.value)]
        self._x.XFree(children)
        return found

    def _pid(self, window):
        kind, width, count, rest = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        data = ctypes.POINTER(ctypes.c_ulong)()
        status = self._x.XGetWindowProperty(self._display, Window(window), ctypes.c_ulong(self._pid_atom),
                                            ctypes.c_long(0), ctypes.c_long(1), 0, ctypes.c_ulong(XA_CARDINAL),
                                            ctypes.byref(kind), ctypes.byref(width), ctypes.byref(count),
                                            ctypes.byref(rest), ctypes.byref(data))
        if status != 0 or not data:
            return None
        pid = data[0] if count.value else None
        self._x.XFree(data)
        return pid
