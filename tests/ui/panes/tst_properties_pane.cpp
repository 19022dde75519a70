// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/panes/PropertiesPane.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestPropertiesPane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init()
    {
        QTest::failOnWarning(anyWarning());
        m_file = std::make_unique<FakeWorkerFile>();
        FakeNode& node = m_file->addArray("/scan/data", {40, 30}, std::vector<double>(1200, 1.0));
        node.kind = NodeKind::EArray;
        node.title = "<b>Voltage</b>";
        node.units = "V";
        node.chunkShape = {16, 30};
        node.maximalShape = {kUnlimited, 30};
        m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
        m_pane = std::make_unique<PropertiesPane>();
        m_pane->resize(460, 560);
        std::optional<FileInfo> info;
        m_client->open().then(this, [&info](const Result<FileInfo>& result) { info = result.value(); });
        QTRY_VERIFY(info);
        m_pane->setFileInfo(m_client.get(), *info);
        m_pane->show();
    }
    void cleanup()
    {
        m_pane.reset();
        m_client.reset();
        m_file.reset();
    }

    void sizeAndDateFollowTheEdits()
    {
        NodeInfo root;
        root.path = "/";
        root.kind = NodeKind::Group;
        root.isDescribed = true;
        m_pane->showNode(m_client.get(), root);
        EditState state;
        state.isEditing = true;
        state.byteCount = 123'457;
        state.modified = QDateTime(QDate(2031, 5, 6), QTime(7, 8, 9));
        Q_EMIT m_client->editStateChanged(state);
        QVERIFY(text().contains(QStringLiteral("123457 bytes")));
        QVERIFY(text().contains(QStringLiteral("2031-05-06")));
    }

    void howTheFileIsOpenIsTrueWhileItIsEdited()
    {
        show("/", NodeKind::Group);
        QVERIFY(text().contains(QStringLiteral("for reading, without a lock")));
        QTRY_VERIFY(m_client->state() == FileClient::State::Open);
        (void)m_client->startEditing();
        QTRY_VERIFY(text().contains(QStringLiteral("for editing")));
        QVERIFY(!text().contains(QStringLiteral("for reading")));
        (void)m_client->stopEditing();
        QTRY_VERIFY(text().contains(QStringLiteral("for reading, without a lock")));
    }

    void saysWhatIsKnownAtOnceAndTheRestWhenItComes()
    {
        NodeInfo node;
        node.path = "/scan/data";
        node.name = "data";
        node.kind = NodeKind::EArray;
        QSignalSpy finished(m_pane.get(), &NodePane::finished);
        m_pane->showNode(m_client.get(), node);
        QVERIFY(text().contains(QStringLiteral("/scan/data")));
        QVERIFY(!text().contains(QStringLiteral("(16, 30)")));
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(text().contains(QStringLiteral("(16, 30)")));
        QVERIFY(text().contains(QStringLiteral("(None, 30)")));
        QVERIFY2(text().contains(QStringLiteral("<b>Voltage</b>")), "titles are plain text");
    }

    void theRootTellsAboutTheFile()
    {
        show("/", NodeKind::Group);
        QVERIFY(text().contains(QStringLiteral("/data/run.h5")));
        QVERIFY(text().contains(QStringLiteral("HDF5 1.10.8")));
        show("/scan", NodeKind::Group);
        QVERIFY(!text().contains(QStringLiteral("HDF5 1.10.8")));
    }

    void aBrokenLinkIsNotAskedFor()
    {
        show("/link", NodeKind::SoftLink);
        QCOMPARE(m_file->askedCount(RequestKind::Describe), 0);
        QVERIFY(text().contains(QStringLiteral("soft link")));
    }

    void aFileThatIsNotOpenTellsItsPathAndWhy()
    {
        show("/", NodeKind::Unknown);
        QCOMPARE(m_file->askedCount(RequestKind::Describe), 0);
        QCOMPARE(toText(m_pane->sections()), QStringLiteral("File\t/data/run.h5"));
        NodeInfo root;
        root.path = "/";
        root.error = UserError{};
        root.error->what = QStringLiteral("The file could not be opened.");
        root.error->why = QStringLiteral("It is no HDF5 file.");
        m_pane->showNode(m_client.get(), root);
        QCOMPARE(toText(m_pane->sections()), QStringLiteral("File\t/data/run.h5\nProblem\t") + root.error->sentence());
        QVERIFY(text().contains(QStringLiteral("It is no HDF5 file.")));
        QVERIFY(!text().contains(QStringLiteral("hard")));
    }

    void aFailureIsRaised()
    {
        m_file->fail(RequestKind::Describe, "The object header is damaged.");
        QSignalSpy raised(m_pane.get(), &NodePane::errorRaised);
        show("/scan", NodeKind::Group);
        QCOMPARE(raised.count(), 1);
        QVERIFY(text().contains(QStringLiteral("/scan")));
    }

    void anAnswerForAnOlderNodeIsNotShown()
    {
        m_file->hold();
        NodeInfo node;
        node.path = "/scan/data";
        node.name = "data";
        node.kind = NodeKind::EArray;
        m_pane->showNode(m_client.get(), node);
        m_pane->clear();
        m_file->release();
        QTRY_COMPARE(m_client->runningRequests(), 0);
        QCOMPARE(text(), QString());
    }

    void anAnswerForTheSameNodeOfAnotherFileIsNotShown()
    {
        FakeWorkerFile slow;
        slow.addGroup("/scan").title = "of the slow file";
        m_file->node("/scan").title = "of the file that is shown";
        FileClient other(QStringLiteral("/data/slow.h5"), slow.factory());
        bool isOpen = false;
        other.open().then(this, [&isOpen](const Result<FileInfo>&) { isOpen = true; });
        QTRY_VERIFY(isOpen);
        slow.hold();
        NodeInfo node;
        node.path = "/scan";
        node.name = "scan";
        node.kind = NodeKind::Group;
        m_pane->showNode(&other, node);
        QTRY_COMPARE(slow.heldRequests(), 1);
        show("/scan", NodeKind::Group);
        QVERIFY(text().contains(QStringLiteral("of the file that is shown")));
        slow.release();
        QTRY_COMPARE(other.runningRequests(), 0);
        QVERIFY(text().contains(QStringLiteral("of the file that is shown")));
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void pictures()
    {
        QFETCH(bool, isDark);
        usePalette(isDark ? darkPalette() : lightPalette());
        const QString theme = QString::fromLatin1(QTest::currentDataTag());
        show("/scan/data", NodeKind::EArray);
        QVERIFY(inkShare(picture(*m_pane, QStringLiteral("properties_pane_") + theme)) > 0.02);
        show("/", NodeKind::Group);
        QVERIFY(inkShare(picture(*m_pane, QStringLiteral("properties_pane_file_") + theme)) > 0.02);
        usePalette(lightPalette());
    }

private:
    void show(const QByteArray& path, NodeKind kind)
    {
        NodeInfo node;
        node.path = path;
        node.name = path.mid(path.lastIndexOf('/') + 1);
        node.kind = kind;
        QSignalSpy finished(m_pane.get(), &NodePane::finished);
        m_pane->showNode(m_client.get(), node);
        QTRY_COMPARE(finished.count(), 1);
    }
    QString text() const { return m_pane->findChild<QTextBrowser*>()->toPlainText(); }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<PropertiesPane> m_pane;
};

QTEST_MAIN(TestPropertiesPane)
#include "tst_properties_pane.moc"
