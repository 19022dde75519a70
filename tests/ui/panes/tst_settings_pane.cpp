// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "PrintModel.h"
#include "h5scout/client/FileClient.h"
#include "ui/models/SettingsModel.h"
#include "ui/panes/ElidedLabel.h"
#include "ui/panes/SettingsPane.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

const std::string kSettings =
    "<All_settings type=\"group\"><camera type=\"group\" title=\"Camera\" visible=\"1\" readonly=\"0\">"
    "<exposure type=\"float\" title=\"Exposure (ms)\" limits=\"(0, 100)\">20.5</exposure>"
    "<gain type=\"list\" title=\"Gain\" limits=\"['low', 'high']\">str('high')</gain>"
    "<live type=\"led\" title=\"Live\" readonly=\"1\">1</live>"
    "<trigger type=\"bool\" title=\"Wait for the trigger\">0</trigger>"
    "<colour type=\"color\" title=\"Trace colour\">[255, 127, 14, 255]</colour>"
    "<folder type=\"browsepath\" title=\"Folder\" filetype=\"0\">/data/2024</folder>"
    "<regions type=\"itemselect\" title=\"Regions\" all_items=\"['sky', 'spot']\">['spot']</regions>"
    "<frames type=\"int\" title=\"Frames\">many</frames>"
    "<serial type=\"str\" title=\"Serial number\" visible=\"0\">A-17</serial>"
    "</camera></All_settings>";

} // namespace

class TestSettingsPane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init();
    void cleanup();

    void isUsefulByTheNamesOfTheAttributes();
    void showsPymodaqsTreesFirst();
    void otherAttributesWithSuchXmlAreShown();
    void longSettingsAreReadInFull();
    void veryManyParametersDoNotBlock();
    void saysThatItIsReading();
    void hidesAndFilters();
    void copiesValueAndPath();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void damagedXmlIsSaidBelow();
    void aFailureIsRaisedAndSaid();
    void anAnswerForTheNodeBeforeIsNotShown();
    void pictures_data();
    void pictures();

private:
    void add(const QByteArray& name, const Value& value) { m_file->addAttribute("/scan", name, value); }
    void show(const QByteArray& path);
    QString names() const { return printNames(*m_pane->view()->model()); }
    QLabel* label(const char* name) const { return m_pane->findChild<QLabel*>(QLatin1String(name)); }
    void select(const QString& title);

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<SettingsPane> m_pane;
};

void TestSettingsPane::init()
{
    QTest::failOnWarning(anyWarning());
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/scan");
    m_file->addGroup("/plain");
    add("CLASS", Text{"GROUP"});
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    (void)m_client->open();
    m_pane = std::make_unique<SettingsPane>();
    m_pane->resize(700, 420);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
}

void TestSettingsPane::cleanup()
{
    m_pane.reset();
    m_client.reset();
    m_file.reset();
}

void TestSettingsPane::show(const QByteArray& path)
{
    NodeInfo node;
    node.path = path;
    node.name = path.mid(1);
    node.kind = NodeKind::Group;
    QSignalSpy finished(m_pane.get(), &NodePane::finished);
    m_pane->showNode(m_client.get(), node);
    QTRY_COMPARE(finished.count(), 1);
}

void TestSettingsPane::select(const QString& title)
{
    const QAbstractItemModel* model = m_pane->view()->model();
    const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, title, 1, Qt::MatchRecursive);
    QVERIFY(!found.isEmpty());
    m_pane->view()->setCurrentIndex(found.first());
    m_pane->view()->setFocus();
}

void TestSettingsPane::isUsefulByTheNamesOfTheAttributes()
{
    NodeInfo node;
    node.kind = NodeKind::Group;
    QVERIFY(!m_pane->isUsefulFor(node));
    node.attributeNames = {"CLASS", "settings"};
    QVERIFY(m_pane->isUsefulFor(node));
    node.attributeNames = {"scan_settings"};
    QVERIFY(m_pane->isUsefulFor(node));
}

void TestSettingsPane::showsPymodaqsTreesFirst()
{
    add("scan_settings", Bytes{"<scan type=\"group\"><steps type=\"int\" title=\"Steps\">5</steps></scan>"});
    add("settings", Text{kSettings});
    show("/scan");
    QVERIFY2(names().startsWith(QStringLiteral("settings\n  Camera\n    Exposure (ms)\n    Gain\n    Live")),
             qPrintable(names()));
    QVERIFY(names().endsWith(QStringLiteral("\nscan_settings\n  Steps")));
    QVERIFY(m_pane->view()->isVisible() && !label("settingsWords")->isVisible());
    QCOMPARE(m_pane->findChild<ElidedLabel*>(QStringLiteral("nodeHeaderNote"))->text(),
             QStringLiteral("11 parameters"));
    QVERIFY(m_pane->view()->isExpanded(m_pane->view()->model()->index(0, 0)));
    QCOMPARE(m_pane->view()->model()->index(0, 1).data().toString(), QStringLiteral("from /scan"));
}

void TestSettingsPane::otherAttributesWithSuchXmlAreShown()
{
    add("my tree", Text{"<x type=\"group\"><y type=\"int\" title=\"Y\">1</y></x>"});
    add("xml", Text{"<html><body/></html>"});
    show("/scan");
    QCOMPARE(names(), QStringLiteral("my tree\n  Y"));
}

void TestSettingsPane::longSettingsAreReadInFull()
{
    std::string xml = "<All_settings type=\"group\">";
    for (int i = 0; i < 1000; ++i)
        xml += "<p type=\"int\" title=\"Parameter\">1</p>";
    add("settings", Text{xml + "</All_settings>"});
    show("/scan");
    QCOMPARE(m_pane->model()->rowCount(m_pane->model()->index(0, 0)), 1000);
    QCOMPARE(m_file->askedCount(RequestKind::Attributes, "/scan"), 1);
    QCOMPARE(m_file->askedCount(RequestKind::Attribute, "/scan"), 1);
    QVERIFY(!label("settingsNotes")->isVisible());
}

void TestSettingsPane::veryManyParametersDoNotBlock()
{
    std::string xml = "<All_settings type=\"group\">";
    for (int i = 0; i < 200'000; ++i) {
        const std::string number = std::to_string(i);
        xml += "<p" + number + " type='int' title='P " + number + "'>" + number + "</p" + number + ">";
    }
    add("settings", Text{xml + "</All_settings>"});
    QElapsedTimer watch;
    qint64 longest = 0;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] { longest = std::max(longest, watch.restart()); });
    beat.start(0);
    watch.start();
    show("/scan");
    longest = std::max(longest, watch.restart());
    QVERIFY(label("settingsNotes")->text().contains(QStringLiteral("There are more than 20000 parameters")));
    show("/plain");
    longest = std::max(longest, watch.restart());
    QVERIFY2(longest < 150, qPrintable(QString::number(longest))); // 20 on a machine without other work
}

void TestSettingsPane::saysThatItIsReading()
{
    m_file->hold();
    NodeInfo node;
    node.path = "/scan";
    add("settings", Text{kSettings});
    m_pane->showNode(m_client.get(), node);
    QCOMPARE(label("settingsWords")->text(), QString()); // not that a node should be selected
    QTRY_COMPARE(label("settingsWords")->text(), QStringLiteral("The settings of this node are being read."));
    m_file->release();
    QTRY_VERIFY(m_pane->view()->isVisible());
    QVERIFY(!label("settingsWords")->isVisible());
}

void TestSettingsPane::hidesAndFilters()
{
    add("settings", Text{kSettings});
    show("/scan");
    QVERIFY(!names().contains(QStringLiteral("Serial number")));
    m_pane->findChild<QToolButton*>(QStringLiteral("settingsHidden"))->click();
    QVERIFY(names().contains(QStringLiteral("Serial number")));
    auto* box = m_pane->findChild<QLineEdit*>(QStringLiteral("settingsFilter"));
    QTest::keyClicks(box, QStringLiteral("a-17"));
    QCOMPARE(names(), QStringLiteral("settings\n  Camera\n    Serial number"));
    box->clear();
    QVERIFY(names().contains(QStringLiteral("Exposure")));
}

void TestSettingsPane::copiesValueAndPath()
{
    add("settings", Text{kSettings});
    show("/scan");
    select(QStringLiteral("Gain"));
    QTest::keyClick(m_pane->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("high"));
    QTest::keyClick(m_pane->view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("camera/gain"));
}

void TestSettingsPane::saysWhatIsMissing_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<bool>("isText");
    QTest::addColumn<QString>("words");
    QTest::newRow("no attribute") << QString() << false << QStringLiteral("This node has no settings to show.");
    QTest::newRow("empty") << QStringLiteral(" ") << true << QStringLiteral("The attribute settings is empty.");
    QTest::newRow("no XML") << QStringLiteral("hello") << true
                            << QStringLiteral("settings: The XML is damaged in line 1");
}

void TestSettingsPane::saysWhatIsMissing()
{
    QFETCH(QString, stored);
    QFETCH(bool, isText);
    QFETCH(QString, words);
    if (isText)
        add("settings", Text{stored.toStdString()});
    show("/scan");
    QVERIFY(label("settingsWords")->isVisible() && !m_pane->view()->isVisible());
    QVERIFY2(label("settingsWords")->text().contains(words), qPrintable(label("settingsWords")->text()));
}

void TestSettingsPane::damagedXmlIsSaidBelow()
{
    add("settings", Text{kSettings.substr(0, 300)});
    show("/scan");
    QVERIFY(names().contains(QStringLiteral("Exposure (ms)")));
    QVERIFY(label("settingsNotes")->isVisible());
    QVERIFY2(label("settingsNotes")->text().startsWith(QStringLiteral("settings: The XML is ")),
             qPrintable(label("settingsNotes")->text()));
    show("/plain");
    QVERIFY(!label("settingsNotes")->isVisible());
}

void TestSettingsPane::aFailureIsRaisedAndSaid()
{
    m_file->fail(RequestKind::Attributes, "The object header is damaged.");
    QSignalSpy raised(m_pane.get(), &NodePane::errorRaised);
    show("/scan");
    QCOMPARE(raised.count(), 1);
    QVERIFY(label("settingsWords")->text().contains(QStringLiteral("The object header is damaged.")));
}

void TestSettingsPane::anAnswerForTheNodeBeforeIsNotShown()
{
    add("settings", Text{kSettings});
    m_file->hold();
    NodeInfo node;
    node.path = "/scan";
    m_pane->showNode(m_client.get(), node);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_pane->clear();
    m_file->release();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    show("/plain");
    QCOMPARE(m_pane->model()->rowCount(), 0);
}

void TestSettingsPane::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestSettingsPane::pictures()
{
    QFETCH(bool, isDark);
    usePalette(isDark ? darkPalette() : lightPalette());
    add("settings", Text{kSettings});
    add("scan_settings", Text{"<scan type=\"group\"><steps type=\"int\" title=\"Steps\">5</steps><broken"});
    m_pane->findChild<QToolButton*>(QStringLiteral("settingsHidden"))->setChecked(true);
    show("/scan");
    const QString theme = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(inkShare(picture(*m_pane, QStringLiteral("settings_pane_") + theme)) > 0.02);
    show("/plain");
    QVERIFY(inkShare(picture(*m_pane, QStringLiteral("settings_pane_empty_") + theme)) > 0.001);
    usePalette(lightPalette());
}

QTEST_MAIN(TestSettingsPane)
#include "tst_settings_pane.moc"
