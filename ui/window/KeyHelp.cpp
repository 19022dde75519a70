// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/KeyHelp.h"

#include <QCoreApplication>
#include <QKeySequence>

namespace h5scout::ui
{
namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::KeyHelp", text);
}

KeyHelp key(const QKeySequence& keys, const char* what)
{
    return {keys.toString(QKeySequence::NativeText), tr(what)};
}

KeyHelp mouse(const char* action, const char* what)
{
    return {tr(action), tr(what)};
}

KeyHelpGroup everywhere()
{
    return {tr("Everywhere"),
            {key(QKeySequence::Open, "open files"), key(QKeySequence::New, "make a new file"),
             key(Qt::Key_F5, "reload the current file"), key(Qt::CTRL | Qt::Key_W, "close the current file"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_W, "close all files"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_S, "save a copy of the file"),
             key(Qt::CTRL | Qt::Key_E, "turn editing on or off"), key(QKeySequence::Undo, "take back the last change"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, "make it again"), key(Qt::CTRL | Qt::Key_H, "list all changes"),
             key(Qt::CTRL | Qt::Key_PageDown, "show the next pane"),
             key(Qt::Key_F8, "go to the message below the panes; Esc closes it"),
             key(QKeySequence::HelpContents, "show this list"), key(Qt::CTRL | Qt::Key_Q, "quit"),
             mouse("Drop files", "open them")}};
}

KeyHelpGroup tree()
{
    return {tr("Tree"),
            {key(QKeySequence::Find, "filter the nodes"), mouse("Letters", "go to the next name that begins so"),
             key(Qt::CTRL | Qt::Key_Right, "expand all groups in this one (also *)"),
             key(Qt::CTRL | Qt::Key_Left, "collapse them"), key(QKeySequence::Copy, "copy the path"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_C, "copy file and path")}};
}

KeyHelpGroup editing()
{
    return {tr("Tree, while editing is on"),
            {key(Qt::Key_F2, "rename the node"), key(Qt::SHIFT | Qt::Key_F2, "change its title"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_M, "edit its comment"), key(Qt::CTRL | Qt::Key_M, "move it"),
             mouse("Drag onto a group", "move it there"), key(QKeySequence::Delete, "delete it"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_A, "append to it"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_N, "make a group"),
             key(Qt::CTRL | Qt::ALT | Qt::Key_N, "make an array")}};
}

KeyHelpGroup attributes()
{
    return {tr("Attributes"),
            {key(Qt::Key_Return, "edit the value"), key(Qt::Key_F2, "rename the attribute"),
             key(Qt::Key_Insert, "add one"), key(Qt::Key_Delete, "delete it"), key(QKeySequence::Copy, "copy the rows"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_C, "copy the value")}};
}

KeyHelpGroup plot()
{
    return {tr("Plot"),
            {key(Qt::CTRL | Qt::Key_P, "plot the node"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_P, "plot all beside it"),
             key(Qt::CTRL | Qt::Key_B, "plot it less its background"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_B, "plot all less their backgrounds"),
             key(Qt::CTRL | Qt::Key_D, "add the node to the plot"),
             mouse("Wheel", "zoom; over an axis that axis alone"), mouse("Drag", "move the view"),
             mouse("Right drag or Shift+drag", "zoom into a rectangle"),
             key(Qt::Key_Home, "show everything; a double click does it too"), mouse("Click", "put the cursor there"),
             mouse("Arrow keys", "move the cursor; with Shift by ten"),
             key(QKeySequence::Save, "save the figure or its data"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_C, "copy the picture"),
             key(Qt::CTRL | Qt::ALT | Qt::Key_C, "copy the numbers")}};
}

KeyHelpGroup table()
{
    return {tr("Table"),
            {key(Qt::CTRL | Qt::Key_G, "go to a row"), key(QKeySequence::Copy, "copy the cells"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_C, "copy them with headers"),
             key(QKeySequence::SelectAll, "select all"), key(Qt::Key_Escape, "stop copying")}};
}

KeyHelpGroup texts()
{
    return {tr("Text, settings and previews"),
            {key(QKeySequence::Find, "find in the text"), key(Qt::ALT | Qt::Key_Z, "wrap lines or not"),
             key(QKeySequence::SelectAll, "select all"), key(QKeySequence::Copy, "copy text, value or picture"),
             key(Qt::CTRL | Qt::SHIFT | Qt::Key_C, "copy the path of a parameter")}};
}

} // namespace

std::vector<KeyHelpGroup> keyHelp()
{
    return {everywhere(), tree(), editing(), attributes(), plot(), table(), texts()};
}

} // namespace h5scout::ui
