// SPDX-License-Identifier: GPL-3.0-or-later
// The window with h5scout-worker itself, on files of tests/data and on what is no file at all.
#include "ui/window/MainWindow.h"

#include "Pictures.h"
#include "h5scout/client/WorkerProcess.h"
#include "ui/models/AttributeModel.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/AttributePane.h"
#include "ui/panes/PropertiesPane.h"
#include "ui/panes/TreePane.h"
#include "ui/window/MessageBar.h"
#include "ui/window/RecentFiles.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

#include <csignal>
#include <memory>

#include <sys/stat.h>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

QString sample(const char* name)
{
    return QStringLiteral(H5SCOUT_TEST_DATA "/") + QLatin1String(name);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

quint64 addressOf(const QModelIndex& row)
{
    return row.data(NodeInfoRole).value<NodeInfo>().objectAddress;
}

/// A hard link to a group that holds it: there is no end to its tree.
bool leadsBack(const QModelIndex& row)
{
    for (QModelIndex above = row.parent(); above.isValid(); above = above.parent()) {
        if (addressOf(above) == addressOf(row))
            return true;
    }
    return false;
}

bool writeContent(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
}

} // namespace

class TestRealWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsTheArrayOfACommandLineTarget();
    void showsATargetThatIsOpenedBeforeTheWindowIsShown();
    void opensADroppedFile();
    void opensARecentFile();
    void opensWhatTheDialogGives();
    void expandingAndWalkingDownReachesAnArray();

    void saysWhyAFileCannotBeOpened_data();
    void saysWhyAFileCannotBeOpened();
    void aCutFileIsShownWithAWarning();
    void aFileDeletedWhileOpenIsMissedAtTheNextReload();
    void aKilledWorkerIsToldAndReplacedOnRequest();
    void browsingEverythingLeavesTheFileAsItWas_data();
    void browsingEverythingLeavesTheFileAsItWas();

private:
    QTreeView* tree() const { return m_window->findChild<TreePane*>()->view(); }
    QString currentName() const { return tree()->currentIndex().siblingAtColumn(0).data().toString(); }
    QString message() const { return m_window->findChild<MessageBar*>()->text(); }
    QAbstractButton* messageButton(const QString& text) const;
    FileClient* fileAt(int row) const { return tree()->model()->index(row, 0).data(FileRole).value<FileClient*>(); }
    /// What a pane shows on its screen, as a picture; also written to the test output for people to look at.
    double plotInk() const;
    bool waitUntilIdle() const
    {
        return QTest::qWaitFor([this] { return !m_window->isBusy(); });
    }
    bool openAndWait(const QString& target);
    /// Expands every group but those that lead back to a group above, until there is nothing left to list.
    bool expandEverything();
    QModelIndexList allRows() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestRealWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("h5scout-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_real_window"));
    test::prepareLook();
}

void TestRealWindow::init()
{
    QTest::failOnWarning(test::anyWarning());
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_window = std::make_unique<MainWindow>(localWorkerFactory());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestRealWindow::cleanup()
{
    m_window.reset();
    m_folder.reset();
}

QAbstractButton* TestRealWindow::messageButton(const QString& text) const
{
    for (QAbstractButton* button : m_window->findChild<MessageBar*>()->findChildren<QAbstractButton*>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

double TestRealWindow::plotInk() const
{
    auto* plot = m_window->findChild<QWidget*>(QStringLiteral("plotPane"));
    return plot->isVisible() ? test::inkShare(test::picture(*plot, QStringLiteral("real_window_plot"))) : 0;
}

bool TestRealWindow::openAndWait(const QString& target)
{
    m_window->open({parseOpenTarget(target)});
    return waitUntilIdle();
}

bool TestRealWindow::expandEverything()
{
    return QTest::qWaitFor([this] {
        if (m_window->isBusy())
            return false;
        bool isComplete = true;
        for (const QModelIndex& row : allRows()) {
            if (tree()->model()->hasChildren(row) && !tree()->isExpanded(row) && !leadsBack(row)) {
                tree()->expand(row);
                isComplete = false;
            }
        }
        return isComplete;
    });
}

QModelIndexList TestRealWindow::allRows() const
{
    const QAbstractItemModel* model = tree()->model();
    QModelIndexList rows;
    for (int row = 0; row < model->rowCount(); ++row)
        rows.append(model->index(row, 0));
    for (qsizetype position = 0; position < rows.size(); ++position) {
        const QModelIndex parent = rows[position];
        for (int row = 0; row < model->rowCount(parent); ++row)
            rows.append(model->index(row, 0, parent));
    }
    return rows;
}

void TestRealWindow::showsTheArrayOfACommandLineTarget()
{
    QVERIFY(openAndWait(sample("small.h5::/scan/signal")));
    QCOMPARE(currentName(), QStringLiteral("signal"));
    QCOMPARE(message(), QString());
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("small.h5")));
    QVERIFY2(plotInk() > 0.01, "the curve is painted");

    const auto* attributes = m_window->findChild<AttributePane*>()->model();
    QCOMPARE(attributes->rowCount(), 1);
    QCOMPARE(attributes->index(0, 0).data().toString(), QStringLiteral("units"));
    QCOMPARE(attributes->index(0, 1).data().toString(), QStringLiteral("V"));

    QVERIFY(m_window->showView(QStringLiteral("properties")));
    QVERIFY(waitUntilIdle());
    const auto* properties = m_window->findChild<PropertiesPane*>();
    QVERIFY(properties->isVisible());
    const QString text = properties->findChild<QTextBrowser*>()->toPlainText();
    for (const char* part : {"float64", "1,000", "250", "/scan/signal"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
}

void TestRealWindow::showsATargetThatIsOpenedBeforeTheWindowIsShown()
{
    m_window = std::make_unique<MainWindow>(localWorkerFactory());
    m_window->open({parseOpenTarget(sample("small.h5::/scan/signal"))});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(waitUntilIdle());
    QCOMPARE(currentName(), QStringLiteral("signal"));
    QVERIFY(plotInk() > 0.01);
}

void TestRealWindow::opensADroppedFile()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(sample("small.h5")), QUrl::fromLocalFile(sample("plain.h5"))});
    QDragEnterEvent enter({40, 40}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({40, 40}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QVERIFY(drop.isAccepted());
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QVERIFY(waitUntilIdle());
    QCOMPARE(fileAt(0)->state(), FileClient::State::Open);
    QCOMPARE(fileAt(1)->state(), FileClient::State::Open);
    QCOMPARE(message(), QString());
}

void TestRealWindow::opensARecentFile()
{
    QVERIFY(openAndWait(sample("small.h5")));
    m_window->close();
    m_window = std::make_unique<MainWindow>(localWorkerFactory());
    m_window->show();
    const auto* menu = m_window->findChild<QMenu*>(QStringLiteral("recentMenu"));
    QVERIFY(menu->isEnabled());
    QVERIFY(menu->actions().first()->text().contains(QStringLiteral("small.h5")));
    menu->actions().first()->trigger();
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    QVERIFY(waitUntilIdle());
    QCOMPARE(currentName(), QStringLiteral("small.h5"));
    QCOMPARE(fileAt(0)->state(), FileClient::State::Open);
}

void TestRealWindow::opensWhatTheDialogGives()
{
    m_window->findChild<QAction*>(QStringLiteral("openAction"))->trigger();
    auto* dialog = m_window->findChild<QFileDialog*>(QStringLiteral("openDialog"));
    QVERIFY(dialog);
    Q_EMIT dialog->filesSelected({sample("small.h5"), sample("pytables.h5")});
    dialog->reject();
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QVERIFY(waitUntilIdle());
    QCOMPARE(fileAt(0)->state(), FileClient::State::Open);
    QCOMPARE(fileAt(1)->state(), FileClient::State::Open);
}

void TestRealWindow::expandingAndWalkingDownReachesAnArray()
{
    QVERIFY(openAndWait(sample("small.h5")));
    QVERIFY(expandEverything());
    QCOMPARE(allRows().size(), 1 + 2 + 50 + 2);
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_End);
    QTRY_COMPARE(currentName(), QStringLiteral("signal"));
    QTest::keyClick(tree(), Qt::Key_Up);
    QTRY_COMPARE(currentName(), QStringLiteral("image"));
    QVERIFY(waitUntilIdle());
    QVERIFY2(plotInk() > 0.1, "the picture is painted");
    QCOMPARE(message(), QString());
}

void TestRealWindow::saysWhyAFileCannotBeOpened_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QString>("part"); // of the sentence, beside the file's name
    QTest::newRow("missing") << QByteArray("missing") << QStringLiteral("There is no such file.");
    QTest::newRow("folder") << QByteArray("folder") << QStringLiteral("It is a folder, not a file.");
    QTest::newRow("below a file") << QByteArray("below") << QStringLiteral("There is no such file.");
    QTest::newRow("empty") << QByteArray("empty") << QStringLiteral("The file is empty.");
    QTest::newRow("no HDF5 file") << QByteArray("text") << QStringLiteral("It is no HDF5 file");
    QTest::newRow("signature alone") << QByteArray("signature") << QStringLiteral("HDF5");
    QTest::newRow("cut superblock") << QByteArray("cut") << QStringLiteral("The file is damaged");
    QTest::newRow("named pipe") << QByteArray("fifo") << QStringLiteral("no regular file");
    QTest::newRow("device") << QByteArray("device") << QStringLiteral("no regular file");
    QTest::newRow("link to itself") << QByteArray("loop") << QStringLiteral("symbolic links");
}

void TestRealWindow::saysWhyAFileCannotBeOpened()
{
    QFETCH(QByteArray, what);
    QFETCH(QString, part);
    QString path = m_folder->filePath(QStringLiteral("bad.h5"));
    if (what == "folder")
        QVERIFY(QDir().mkdir(path));
    else if (what == "below")
        path = sample("small.h5/bad.h5");
    else if (what == "empty")
        QVERIFY(writeContent(path, {}));
    else if (what == "text")
        QVERIFY(writeContent(path, QByteArray("This is a letter.\n").repeated(100)));
    else if (what == "signature")
        QVERIFY(writeContent(path, contentOf(sample("small.h5")).left(8)));
    else if (what == "cut")
        QVERIFY(writeContent(path, contentOf(sample("small.h5")).left(30)));
    else if (what == "fifo")
        QCOMPARE(::mkfifo(qPrintable(path), 0600), 0);
    else if (what == "device")
        path = QStringLiteral("/dev/null");
    else if (what == "loop")
        QVERIFY(QFile::link(path, path));

    QVERIFY(openAndWait(sample("small.h5")));
    QVERIFY(openAndWait(path));
    const QString said = message();
    QVERIFY2(said.startsWith(QStringLiteral("Could not open %1.").arg(QFileInfo(path).fileName())), qPrintable(said));
    QVERIFY2(said.contains(part, Qt::CaseInsensitive), qPrintable(said));
    QVERIFY2(said.endsWith(QLatin1Char('.')) || said.endsWith(QLatin1Char('?')), qPrintable(said));
    QVERIFY(messageButton(QStringLiteral("Try Again")));
    QVERIFY(messageButton(QStringLiteral("Close File")));
    QCOMPARE(fileAt(1)->state(), FileClient::State::Failed);

    QVERIFY(openAndWait(sample("small.h5::/scan/image"))); // the other file goes on
    QCOMPARE(currentName(), QStringLiteral("image"));
    messageButton(QStringLiteral("Close File"))->click();
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    QCOMPARE(message(), QString());
}

void TestRealWindow::aCutFileIsShownWithAWarning()
{
    const QString path = m_folder->filePath(QStringLiteral("cut.h5"));
    const QByteArray whole = contentOf(sample("small.h5"));
    QVERIFY(writeContent(path, whole.left(whole.size() - 100)));
    QVERIFY(openAndWait(path));
    QCOMPARE(fileAt(0)->state(), FileClient::State::Open);
    QVERIFY2(message().startsWith(QStringLiteral("cut.h5 is shorter than it should be")), qPrintable(message()));
    QVERIFY(expandEverything());
    for (const QModelIndex& row : allRows()) {
        tree()->setCurrentIndex(row);
        QVERIFY2(waitUntilIdle(), qPrintable(row.data().toString()));
    }
    QCOMPARE(fileAt(0)->state(), FileClient::State::Open);
}

void TestRealWindow::aFileDeletedWhileOpenIsMissedAtTheNextReload()
{
    const QString path = m_folder->filePath(QStringLiteral("gone.h5"));
    QVERIFY(QFile::copy(sample("small.h5"), path));
    QVERIFY(openAndWait(path));
    QVERIFY(openAndWait(path + QStringLiteral("::/scan/signal")));
    QVERIFY(QFile::remove(path));
    QVERIFY(openAndWait(path + QStringLiteral("::/scan/image"))); // what is open can be read to its end
    QCOMPARE(currentName(), QStringLiteral("image"));
    QCOMPARE(message(), QString());

    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_VERIFY2(message().startsWith(QStringLiteral("Could not open gone.h5.")), qPrintable(message()));
    QVERIFY(waitUntilIdle());
    QVERIFY(QFile::copy(sample("small.h5"), path));
    messageButton(QStringLiteral("Try Again"))->click();
    QTRY_COMPARE(fileAt(0)->state(), FileClient::State::Open);
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
    QCOMPARE(allRows().size(), 1 + 2 + 2); // what was expanded still is
}

void TestRealWindow::aKilledWorkerIsToldAndReplacedOnRequest()
{
    QVERIFY(openAndWait(sample("plain.h5")));
    QVERIFY(openAndWait(sample("small.h5::/scan/signal")));
    const auto worker = static_cast<pid_t>(fileAt(1)->workerProcessId());
    QVERIFY(worker > 0);
    QCOMPARE(::kill(worker, SIGKILL), 0);
    QTRY_VERIFY2(message().startsWith(QStringLiteral("The worker of small.h5 has ended.")), qPrintable(message()));
    QVERIFY2(message().contains(QStringLiteral("signal 9")), qPrintable(message()));
    QCOMPARE(fileAt(1)->state(), FileClient::State::Lost);
    QVERIFY(waitUntilIdle());

    QVERIFY(openAndWait(sample("plain.h5::/numbers"))); // the other file goes on
    QCOMPARE(currentName(), QStringLiteral("numbers"));
    QCOMPARE(fileAt(0)->state(), FileClient::State::Open);

    QAbstractButton* reopen = messageButton(QStringLiteral("Reopen"));
    QVERIFY(reopen);
    reopen->click();
    QTRY_COMPARE(fileAt(1)->state(), FileClient::State::Open);
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
    QVERIFY(fileAt(1)->workerProcessId() != worker);
    QVERIFY(openAndWait(sample("small.h5::/scan/image")));
    QCOMPARE(currentName(), QStringLiteral("image"));
    QVERIFY(plotInk() > 0.1);
}

void TestRealWindow::browsingEverythingLeavesTheFileAsItWas_data()
{
    QTest::addColumn<QString>("view");
    for (const char* name : {"small.h5", "plain.h5", "pytables.h5", "pymodaq_h5py.h5"}) {
        for (const char* view : {"plot", "properties"})
            QTest::addRow("%s %s", name, view) << QString::fromLatin1(view);
    }
}

void TestRealWindow::browsingEverythingLeavesTheFileAsItWas()
{
    QFETCH(QString, view);
    const QByteArray name = QByteArray(QTest::currentDataTag()).split(' ').first();
    const QString path = m_folder->filePath(QLatin1String(name));
    QVERIFY(QFile::copy(sample(name.constData()), path));
    const QByteArray before = contentOf(path);
    const QDateTime modifiedBefore = QFileInfo(path).lastModified();
    QVERIFY(!before.isEmpty());

    QVERIFY(m_window->showView(view));
    QVERIFY(openAndWait(path));
    QVERIFY(expandEverything());
    const QModelIndexList rows = allRows();
    QVERIFY(rows.size() > 3);
    for (const QModelIndex& row : rows) {
        tree()->setCurrentIndex(row);
        QVERIFY2(waitUntilIdle(), qPrintable(row.data().toString()));
    }
    QCOMPARE(fileAt(0)->state(), FileClient::State::Open);
    QCOMPARE(QFileInfo(path).lastModified(), modifiedBefore);
    m_window.reset();
    QVERIFY(contentOf(path) == before);
    QCOMPARE(QFileInfo(path).lastModified(), modifiedBefore);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{QLatin1String(name)});
}

QTEST_MAIN(TestRealWindow)
#include "tst_real_window.moc"
