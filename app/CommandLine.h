// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

namespace h5scout
{

/// What the user asked for on the command line.
struct CommandLine
{
    QStringList targets;       ///< FILE or FILE::/node
    QString screenshot;        ///< PNG to write once everything is shown
    QSize windowSize;          ///< invalid: as last time
    QString view;              ///< pane to bring to the front
    QString theme;             ///< "system", "light", "dark"; empty: as last time
    QString recover;           ///< file in which saving an edit was cut off; nothing else is done then
    QString trace;             ///< file for Chrome trace events
    bool quitWhenIdle = false; ///< end once everything is shown
    bool showHelp = false;
    bool showVersion = false;
    QString error; ///< a sentence, when the rest must not be believed

    QString helpText;
};

/// Parses the arguments, of which the first is the program's name. Needs no QCoreApplication, so that --help works
/// without a display and a trace begins before the application object does.
CommandLine parseCommandLine(const QStringList& arguments);

} // namespace h5scout
