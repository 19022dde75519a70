// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of data in the real window with the real worker, light and dark: pictures for people to look at, and what
// can be said of any good picture is checked.
#include "ui/window/MainWindow.h"

#include "h5scout/client/WorkerProcess.h"
#include "ui/Theme.h"
#include "ui/panes/TreePane.h"
#include "ui/plotpane/PlotPane.h"
#include "ui/plotpane/PlotTools.h"
#include "ui/plotpane/PlotView.h"
#include "ui/window/MessageBar.h"

#include <QAction>
#include <QDir>
#include <QProcess>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr QSize kWindowSize{1280, 800};

/// Colours that differ, up to some: a picture that shows something has many.
int colorCount(const QImage& picture)
{
    QSet<QRgb> colors;
    for (int y = 0; y < picture.height(); y += 2)
        for (int x = 0; x < picture.width(); x += 2)
            colors.insert(picture.pixel(x, y));
    return static_cast<int>(colors.size());
}

bool run(const char* program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QString::fromUtf8(program), arguments);
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

class GalleryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void picture_data();
    void picture();

private:
    bool waitUntilIdle();
    void act(const QString& action);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void GalleryTest::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->filePath(QStringLiteral("settings")));
    QVERIFY(run(H5SCOUT_DEMO_PROGRAM, {m_folder->filePath(QStringLiteral("demo.h5"))}));
    QVERIFY(run(H5SCOUT_PYTHON,
                {QStringLiteral(H5SCOUT_GALLERY_SCRIPT), m_folder->filePath(QStringLiteral("gallery.h5"))}));
    QVERIFY(QDir().mkpath(QStringLiteral(H5SCOUT_TEST_OUTPUT "/gallery")));
}

void GalleryTest::init()
{
    // The offscreen platform says so of every window.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    m_window = std::make_unique<MainWindow>(localWorkerFactory());
    m_window->resize(kWindowSize);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void GalleryTest::cleanup()
{
    m_window.reset();
}

bool GalleryTest::waitUntilIdle()
{
    int quietLooks = 0; // answers lead to new questions
    return QTest::qWaitFor(
        [&] {
            quietLooks = m_window->isBusy() ? 0 : quietLooks + 1;
            return quietLooks > 8;
        },
        20'000);
}

/// What a user does before looking: the names of actions, a place for the navigation cursor, more curves.
void GalleryTest::act(const QString& action)
{
    auto* pane = m_window->findChild<PlotPane*>();
    const QString name = action.section(QLatin1Char(' '), 0, 0);
    const int number = action.section(QLatin1Char(' '), 1, 1).toInt();
    const int second = action.section(QLatin1Char(' '), 2, 2).toInt();
    if (name == QLatin1String("line")) {
        Q_EMIT pane->tools()->kindChosen(PlotKind::Line);
    } else if (name == QLatin1String("errorBars")) {
        LineStyle style = pane->tools()->lineStyle();
        style.errors = LineStyle::Errors::Bars;
        Q_EMIT pane->tools()->lineStyleChanged(style);
    } else if (name == QLatin1String("percentile")) {
        ImageStyle style = pane->tools()->imageStyle();
        style.limits = ImageStyle::Limits::Percentile;
        Q_EMIT pane->tools()->imageStyleChanged(style);
    } else if (name == QLatin1String("map")) {
        ImageStyle style = pane->tools()->imageStyle();
        style.map = kColorMaps.at(static_cast<std::size_t>(number));
        Q_EMIT pane->tools()->imageStyleChanged(style);
    } else if (name == QLatin1String("cursor")) {
        std::vector<quint64> place{static_cast<quint64>(number)};
        if (action.count(QLatin1Char(' ')) > 1)
            place.push_back(static_cast<quint64>(second));
        Q_EMIT pane->navigationView()->cursorMoved(place);
    } else if (name == QLatin1String("component")) {
        Q_EMIT pane->tools()->componentChosen(static_cast<Component>(number));
    } else {
        auto* found = m_window->findChild<QAction*>(name);
        QVERIFY2(found, qPrintable(name));
        QVERIFY2(found->isEnabled(), qPrintable(name));
        found->trigger();
    }
    QVERIFY(waitUntilIdle());
}

void GalleryTest::picture_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("view");
    QTest::addColumn<QStringList>("actions");
    const auto row = [](const char* name, const char* target, const char* view = "plot",
                        const QStringList& actions = {}) {
        QTest::newRow(name) << QString::fromUtf8(target) << QString::fromLatin1(view) << actions;
    };
    const auto actions = [](std::initializer_list<const char*> names) {
        QStringList list;
        for (const char* name : names)
            list.append(QString::fromLatin1(name));
        return list;
    };
    row("number", "demo.h5::/RawData/Detector000/Data0D/CH00/Data00");
    row("line-errors", "demo.h5::/RawData/Scan000/Detector000/Data0D/CH00/Data00", "plot",
        actions({"statisticsAction"}));
    row("lines-siblings", "demo.h5::/RawData/Scan000/Detector000/Data0D/CH00/Data00", "plot",
        actions({"plotNodesWithBackgroundAction", "errorBars", "markersAction"}));
    row("line-profile", "demo.h5::/RawData/Detector000/Data1D/CH00/Data00");
    row("line-time", "demo.h5::/RawData/Detector001/Data0D/CH00/EnlData00");
    row("line-gaps", "gallery.h5::/plain/gaps");
    row("line-log", "gallery.h5::/plain/decades", "plot", actions({"logYAction"}));
    row("line-log-log", "gallery.h5::/plain/decades", "plot", actions({"logYAction", "logXAction"}));
    row("line-complex", "gallery.h5::/plain/complex", "plot", actions({"component 4"}));
    row("line-bool", "gallery.h5::/plain/switch");
    row("line-enum", "gallery.h5::/plain/state");
    row("line-loop", "gallery.h5::/RawData/Detector000/Data1D/CH00/Data00");
    row("line-nexus", "gallery.h5::/entry/diffraction");
    row("image-camera", "demo.h5::/RawData/Detector000/Data2D/CH00/Data00", "plot", actions({"aspectAction"}));
    row("image-profiles", "demo.h5::/RawData/Detector000/Data2D/CH00/Data00", "plot", actions({"profilesAction"}));
    row("image-hot", "gallery.h5::/plain/hot pixels", "plot", actions({"percentile"}));
    row("image-log", "gallery.h5::/plain/hot pixels", "plot", actions({"logColorsAction"}));
    row("image-diverging", "gallery.h5::/plain/signed", "plot", actions({"map 6"}));
    row("image-uneven", "gallery.h5::/scales/wind");
    row("image-cube", "gallery.h5::/plain/cube");
    row("image-hyper", "gallery.h5::/plain/hyper");
    row("scan-0d", "demo.h5::/RawData/Scan001/Detector000/Data0D/CH00/Data00");
    row("scan-1d", "demo.h5::/RawData/Scan000/Detector001/Data1D/CH00/Data00", "plot", actions({"cursor 40"}));
    row("scan-2d", "demo.h5::/RawData/Scan001/Detector000/Data1D/CH00/Data00", "plot",
        actions({"cursor 24 18", "plotNodeWithBackgroundAction"}));
    row("spread-0d", "gallery.h5::/RawData/Scan000/Detector000/Data0D/CH00/Data00");
    row("spread-1d", "gallery.h5::/RawData/Scan000/Detector000/Data1D/CH00/Data00", "plot", actions({"cursor 30"}));
    row("words-empty", "gallery.h5::/plain/empty");
    row("table-line", "demo.h5::/RawData/Scan000/Detector000/Data0D/CH00/Data00", "table");
    row("table-image", "demo.h5::/RawData/Scan001/Detector000/Data1D/CH00/Data00", "table");
    row("table-integers", "gallery.h5::/plain/counter", "table");
    row("table-texts", "gallery.h5::/plain/names", "table");
    row("text-logger", "demo.h5::/RawData/Logger", "text");
    row("text-comments", "demo.h5::/RawData/Scan000", "text");
    row("settings", "demo.h5::/RawData/Scan000/Detector001", "settings");
    row("previews", "demo.h5::/RawData/Scan001", "previews");
    row("properties", "demo.h5::/RawData/Scan001/Detector000/Data1D/CH00/Data00", "properties");
}

void GalleryTest::picture()
{
    QFETCH(QString, target);
    QFETCH(QString, view);
    QFETCH(QStringList, actions);
    const QString file = m_folder->filePath(target.section(QStringLiteral("::"), 0, 0));
    const QByteArray node = target.section(QStringLiteral("::"), 1).toUtf8();
    QVERIFY(m_window->showView(view));
    m_window->open({{file, node}});
    QVERIFY(waitUntilIdle());
    QCOMPARE(m_window->findChild<TreePane*>()->currentNode().value_or(NodeInfo()).path, node);
    QCOMPARE(m_window->currentView(), view);
    for (const QString& action : actions)
        act(action);
    if (QTest::currentTestFailed())
        return;
    QVERIFY2(!m_window->findChild<MessageBar*>()->isVisible(), qPrintable(m_window->findChild<MessageBar*>()->text()));
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        QTest::qWait(50); // plots repaint
        const QImage picture = m_window->grab().toImage();
        const QString name = QStringLiteral("%1-%2.png")
                                 .arg(QLatin1String(QTest::currentDataTag()),
                                      theme == Theme::Dark ? QLatin1String("dark") : QLatin1String("light"));
        QVERIFY(picture.save(QStringLiteral(H5SCOUT_TEST_OUTPUT "/gallery/") + name));
        QVERIFY(colorCount(picture) > 60);
    }
    applyTheme(Theme::Light);
}

int main(int argc, char** argv)
{
    Q_INIT_RESOURCE(h5scout);
    QApplication app(argc, argv);
    GalleryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gallery.moc"
