// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"

#include <QCommandLineParser>

namespace h5scout
{

namespace
{

QSize parseSize(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    if (parts.size() != 2)
        return {};
    bool widthIsNumber = false;
    bool heightIsNumber = false;
    const QSize size(parts[0].toInt(&widthIsNumber), parts[1].toInt(&heightIsNumber));
    const bool isUsable = widthIsNumber && heightIsNumber && size.width() >= 200 && size.height() >= 150 &&
                          size.width() <= 16384 && size.height() <= 16384;
    return isUsable ? size : QSize();
}

} // namespace

CommandLine parseCommandLine(const QStringList& arguments)
{
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")},
                                     QStringLiteral("Show the version."));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        QStringLiteral("Write a picture of the window to FILE.png once everything is shown."),
        QStringLiteral("FILE.png"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window, for instance 1280x800."),
                                  QStringLiteral("WxH"));
    const QCommandLineOption view(QStringLiteral("view"),
                                  QStringLiteral("Pane to show: plot, table, settings, text, previews or properties."),
                                  QStringLiteral("NAME"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("Colours: system, light or dark."),
                                   QStringLiteral("NAME"));
    const QCommandLineOption trace(QStringLiteral("trace"),
                                   QStringLiteral("Write Chrome trace events to FILE.json (open it in Perfetto)."),
                                   QStringLiteral("FILE.json"));
    const QCommandLineOption recover(
        QStringLiteral("recover"),
        QStringLiteral("Finish or take back an edit whose saving was cut off in FILE.h5, say which, and end."),
        QStringLiteral("FILE.h5"));
    const QCommandLineOption quitWhenIdle(QStringLiteral("quit-when-idle"),
                                          QStringLiteral("Quit once everything is shown."));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A fast and safe browser for HDF5 files. Files open read-only."));
    parser.addOptions({help, version, screenshot, size, view, theme, trace, recover, quitWhenIdle});
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("A file, or FILE::/path/of/a/node."),
                                 QStringLiteral("[FILE[::/node] ...]"));

    CommandLine result;
    const bool isUnderstood = parser.parse(arguments);
    // Without an application object the parser does not know the program's name.
    result.helpText = parser.helpText().replace(QStringLiteral("<executable_name>"), QStringLiteral("h5scout"));
    if (!isUnderstood) {
        result.error = parser.errorText() + QStringLiteral(" See h5scout --help.");
        return result;
    }
    result.targets = parser.positionalArguments();
    result.screenshot = parser.value(screenshot);
    result.view = parser.value(view);
    result.theme = parser.value(theme);
    result.trace = parser.value(trace);
    result.recover = parser.value(recover);
    result.quitWhenIdle = parser.isSet(quitWhenIdle);
    result.showHelp = parser.isSet(help);
    result.showVersion = parser.isSet(version);
    if (parser.isSet(size)) {
        result.windowSize = parseSize(parser.value(size));
        if (!result.windowSize.isValid())
            result.error = QStringLiteral("--size wants two numbers of pixels, for instance 1280x800.");
    }
    // A forgotten name would make the data file the target.
    if (!result.screenshot.isEmpty() && !result.screenshot.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        result.error = QStringLiteral("--screenshot wants the name of a picture that ends in .png.");
    if (!result.trace.isEmpty() && !result.trace.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        result.error = QStringLiteral("--trace wants the name of a file that ends in .json.");
    if (parser.isSet(recover) && (result.recover.isEmpty() || !result.targets.isEmpty()))
        result.error = QStringLiteral("--recover wants one file, and nothing else.");
    const QStringList themes{QString(), QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
    if (!themes.contains(result.theme))
        result.error = QStringLiteral("--theme is system, light or dark.");
    return result;
}

} // namespace h5scout
