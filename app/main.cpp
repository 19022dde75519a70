// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include <QApplication>
#include <QProcess>
#include <QTimer>

#include "app/CommandLine.h"
#include "h5scout/client/Trace.h"
#include "h5scout/client/WorkerProcess.h"
#include "ui/Theme.h"
#include "ui/panes/PaintWatcher.h"
#include "ui/window/EventLoopMonitor.h"
#include "ui/window/IdleWatcher.h"
#include "ui/window/MainWindow.h"
#include "ui/window/ThemeSetting.h"

namespace
{

using h5scout::CommandLine;

constexpr int kExitFailed = 1;
constexpr int kExitUsage = 2;

void print(std::FILE* stream, const QString& text)
{
    std::fputs((text + QLatin1Char('\n')).toLocal8Bit().constData(), stream);
}

/// Called once everything is shown. Gives the exit code, should the program end now.
int saveScreenshot(h5scout::ui::MainWindow& window, const QString& filePath)
{
    if (filePath.isEmpty() || window.grab().save(filePath, "PNG"))
        return 0;
    print(
        stderr,
        QStringLiteral("h5scout: could not write the picture to %1. Is the folder there and writable?").arg(filePath));
    return kExitFailed;
}

/// The worker does it: this program knows no HDF5 file from the inside.
int recoverFile(int& argc, char** argv, const QString& filePath)
{
    const QCoreApplication app(argc, argv);
    const QString worker = h5scout::defaultWorkerProgram();
    const int code = QProcess::execute(worker, {QStringLiteral("--recover"), filePath});
    if (code < 0)
        print(stderr,
              QStringLiteral("h5scout: %1, which recovers files, cannot be started or has crashed.").arg(worker));
    return code < 0 ? kExitFailed : code;
}

int run(int& argc, char** argv, const CommandLine& options)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("h5scout"));
    QApplication::setOrganizationName(QStringLiteral("h5scout"));
    QApplication::setApplicationVersion(QStringLiteral(H5SCOUT_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("h5scout"));

    using namespace h5scout::ui;
    applyTheme(findTheme(options.theme).value_or(storedTheme()));

    MainWindow window(h5scout::localWorkerFactory());
    window.restoreLayout();
    if (!options.view.isEmpty() && !window.showView(options.view)) {
        print(stderr, QStringLiteral("h5scout: there is no view \"%1\". The views are %2.")
                          .arg(options.view, window.viewNames().join(QStringLiteral(", "))));
        return kExitUsage;
    }
    if (options.windowSize.isValid())
        window.resize(options.windowSize);

    std::unique_ptr<EventLoopMonitor> monitor;
    PaintWatcher watcher;
    QObject::connect(&watcher, &PaintWatcher::painted, &window, [&monitor] {
        h5scout::trace::instant("window_shown");
        if (h5scout::trace::isRunning())
            monitor = std::make_unique<EventLoopMonitor>();
    });
    watcher.expect(&window);
    window.show();

    QList<OpenTarget> targets;
    for (const QString& text : options.targets)
        targets.append(parseOpenTarget(text));
    window.open(targets);

    if (!options.screenshot.isEmpty() || options.quitWhenIdle) {
        auto* idle = new IdleWatcher([&window] { return window.isBusy(); }, &window);
        QObject::connect(idle, &IdleWatcher::idle, &window, [&] {
            const int code = saveScreenshot(window, options.screenshot);
            if (options.quitWhenIdle)
                QApplication::exit(code);
        });
    }
    const int code = QApplication::exec();
    monitor.reset();
    h5scout::trace::finish();
    return code;
}

} // namespace

// The icons lie in a static library that nothing else refers to; the macro must stand outside of any namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(h5scout);
}

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int index = 0; index < argc; ++index)
        arguments.append(QString::fromLocal8Bit(argv[index]));
    const CommandLine options = h5scout::parseCommandLine(arguments);
    if (!options.error.isEmpty()) {
        print(stderr, QStringLiteral("h5scout: ") + options.error);
        return kExitUsage;
    }
    if (options.showHelp) {
        print(stdout, options.helpText);
        return 0;
    }
    if (options.showVersion) {
        print(stdout, QStringLiteral("h5scout ") + QStringLiteral(H5SCOUT_VERSION));
        return 0;
    }
    if (!options.recover.isEmpty())
        return recoverFile(argc, argv, options.recover);
    if (!options.trace.isEmpty() && !h5scout::trace::start(options.trace)) {
        print(stderr, QStringLiteral("h5scout: the trace file %1 cannot be written.").arg(options.trace));
        return kExitFailed;
    }
    loadResources();
    return run(argc, argv, options);
}
