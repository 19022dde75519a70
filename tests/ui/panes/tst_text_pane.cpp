// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/panes/ElidedLabel.h"
#include "ui/panes/FindBar.h"
#include "ui/panes/TextListView.h"
#include "ui/panes/TextPane.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestTextPane : public QObject
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

    void isUsefulForTextsAndTextAttributes();
    void aLogShowsItsEndFirst();
    void scrollsThroughTheLog();
    void otherTextArraysStartAtTheBeginning();
    void aReloadStaysWhereTheUserWas();
    void aSingleTextIsShownAsLines();
    void ofAVeryLongTextTheBeginningIsShown();
    void attributesAreChosenInTheBox();
    void contentAndAttributes();
    void plainTextIsNeverRich();
    void aVeryLongLineIsCutAndSaid();
    void emptyThingsAreSaidInWords_data();
    void emptyThingsAreSaidInWords();
    void aFailureIsRaisedAndSaid();
    void wrapsLines();
    void copiesWhatIsSelectedInFull();
    void findsInTheLog();
    void findsUpwardsAndRoundTheEnd();
    void aSearchCanBeStopped();
    void findsInATextArea();
    void clearingForgetsEverything();
    void pictures_data();
    void pictures();

private:
    NodeInfo info(const QByteArray& path) const;
    void show(const QByteArray& path);
    void addLog(int rows);
    TextListView* list() const { return m_pane->list(); }
    QString note() const { return m_pane->findChild<ElidedLabel*>(QStringLiteral("nodeHeaderNote"))->text(); }
    QLabel* label(const char* name) const { return m_pane->findChild<QLabel*>(QLatin1String(name)); }
    QComboBox* choice() const { return m_pane->findChild<QComboBox*>(QStringLiteral("textChoice")); }
    QAction* action(const char* name) const { return m_pane->findChild<QAction*>(QLatin1String(name)); }
    QLineEdit* findBox() const { return m_pane->findChild<QLineEdit*>(QStringLiteral("findBox")); }
    QString findStatus() const { return label("findStatus")->text(); }
    void openFindBar(const QString& needle);

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<TextPane> m_pane;
};

void TestTextPane::init()
{
    QTest::failOnWarning(anyWarning());
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/scan");
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    (void)m_client->open();
    m_pane = std::make_unique<TextPane>();
    m_pane->resize(640, 320);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
}

void TestTextPane::cleanup()
{
    m_pane.reset();
    m_client.reset();
    m_file.reset();
}

NodeInfo TestTextPane::info(const QByteArray& path) const
{
    const FakeNode& fake = m_file->node(path);
    NodeInfo node;
    node.path = path;
    node.name = fake.name;
    node.kind = fake.kind;
    node.dataType = fake.dataType;
    if (isArrayKind(fake.kind)) {
        node.space.kind = fake.array.rank() == 0 ? Dataspace::Kind::Scalar : Dataspace::Kind::Simple;
        node.space.shape = fake.array.shape();
    }
    node.attributeCount = static_cast<quint32>(fake.attributes.size());
    for (const FakeAttribute& attribute : fake.attributes)
        node.attributeNames.push_back(attribute.name);
    return node;
}

void TestTextPane::show(const QByteArray& path)
{
    QSignalSpy finished(m_pane.get(), &NodePane::finished);
    m_pane->showNode(m_client.get(), info(path));
    QTRY_COMPARE(finished.count(), 1);
}

/// "line 0" ... as PyMoDAQ's Logger.
void TestTextPane::addLog(int rows)
{
    std::vector<std::string> texts;
    for (int row = 0; row < rows; ++row)
        texts.push_back("line " + std::to_string(row));
    FakeNode& node = m_file->addArray("/log", NdArray({static_cast<quint64>(rows)}, texts));
    node.kind = NodeKind::StringArray;
}

void TestTextPane::openFindBar(const QString& needle)
{
    action("findTextAction")->trigger();
    QVERIFY(findBox()->isVisible());
    findBox()->setText(needle);
}

void TestTextPane::isUsefulForTextsAndTextAttributes()
{
    addLog(3);
    QVERIFY(m_pane->isUsefulFor(info("/log")));
    m_file->addArray("/words", NdArray({2}, {ElementKind::FixedString, 2}, std::vector<std::byte>(4)));
    QVERIFY(m_pane->isUsefulFor(info("/words")));
    m_file->addArray("/numbers", {2}, {1, 2});
    QVERIFY(!m_pane->isUsefulFor(info("/numbers")));
    m_file->addAttribute("/numbers", "comments", Text{"good"});
    QVERIFY(m_pane->isUsefulFor(info("/numbers")));
    QVERIFY(!m_pane->isUsefulFor(info("/scan")));
}

void TestTextPane::aLogShowsItsEndFirst()
{
    addLog(2000);
    show("/log");
    QCOMPARE(note(), QStringLiteral("2000 texts"));
    QVERIFY(list()->isVisible() && list()->isAtEnd());
    QCOMPARE(list()->endRow(), quint64(2000));
    QCOMPARE(list()->rowText(1999), QStringLiteral("line 1999"));
    QCOMPARE(list()->verticalScrollBar()->value(), list()->verticalScrollBar()->maximum());
    QVERIFY(m_file->askedCount(RequestKind::Array) <= 2); // only what is in view
}

void TestTextPane::scrollsThroughTheLog()
{
    addLog(2000);
    show("/log");
    QTest::keyClick(list(), Qt::Key_Home);
    QCOMPARE(list()->topRow(), quint64(0));
    QTRY_COMPARE(list()->rowText(0), QStringLiteral("line 0"));
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(list()->topRow(), quint64(1));
    QTest::keyClick(list(), Qt::Key_PageDown);
    QVERIFY(list()->topRow() > 5 && !list()->isAtEnd());
    QTest::keyClick(list(), Qt::Key_Up);
    QScrollBar* bar = list()->verticalScrollBar();
    bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    const quint64 before = list()->topRow();
    bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    QCOMPARE(list()->topRow(), before - 1);
    bar->setValue(1000);
    QCOMPARE(list()->topRow(), quint64(1000));
    QTRY_COMPARE(list()->rowText(1000), QStringLiteral("line 1000"));
    bar->setValue(bar->maximum());
    QVERIFY(list()->isAtEnd());
}

void TestTextPane::otherTextArraysStartAtTheBeginning()
{
    m_file->addArray("/words", NdArray({300, 2}, std::vector<std::string>(600, "x")));
    show("/words");
    QCOMPARE(note(), QStringLiteral("600 texts"));
    QCOMPARE(list()->topRow(), quint64(0));
    QCOMPARE(list()->rowText(3), QStringLiteral("x"));
}

void TestTextPane::aReloadStaysWhereTheUserWas()
{
    addLog(2000);
    show("/log");
    list()->scrollToRow(500);
    show("/log");
    QCOMPARE(list()->topRow(), quint64(500));
    list()->scrollToEnd();
    show("/log");
    QVERIFY(list()->isAtEnd());
}

void TestTextPane::aSingleTextIsShownAsLines()
{
    m_file->addArray("/note", NdArray(Shape{}, std::vector<std::string>{"first\nsecond \x1b[1m\xff"}));
    show("/note");
    QVERIFY(m_pane->area()->isVisible());
    QCOMPARE(m_pane->area()->toPlainText(), QStringLiteral("first\nsecond \u241B[1m\uFFFD"));
    QVERIFY(!choice()->isVisible());
}

void TestTextPane::ofAVeryLongTextTheBeginningIsShown()
{
    m_file->addArray("/long", NdArray(Shape{}, std::vector<std::string>{"first\n" + std::string(17U << 20U, 'x')}));
    show("/long");
    QVERIFY(m_pane->area()->isVisible());
    QVERIFY(m_pane->area()->toPlainText().startsWith(QStringLiteral("first\nxxx")));
    QVERIFY2(label("textNote")
                 ->text()
                 .startsWith(QStringLiteral("The text has 17 MiB: only its first 16 MiB have been read.")),
             qPrintable(label("textNote")->text()));
}

void TestTextPane::attributesAreChosenInTheBox()
{
    m_file->addAttribute("/scan", "CLASS", Text{"GROUP"});
    m_file->addAttribute("/scan", "history", Text{"short"});
    m_file->addAttribute("/scan", "settings", Text{std::string(6000, 's')});
    m_file->addAttribute("/scan", "comments", Text{"Realigned.\nClean."});
    m_file->addAttribute("/scan", "state", Bytes{std::string(6000, '\0')}); // no text
    show("/scan");
    QVERIFY(choice()->isVisible());
    QCOMPARE(choice()->count(), 3);
    QCOMPARE(choice()->itemText(0), QStringLiteral("comments"));
    QCOMPARE(m_pane->area()->toPlainText(), QStringLiteral("Realigned.\nClean."));
    choice()->setCurrentIndex(2);
    Q_EMIT choice()->activated(2);
    QCOMPARE(choice()->currentText(), QStringLiteral("settings"));
    QCOMPARE(m_pane->area()->toPlainText(), QString(6000, QLatin1Char('s')));
    QCOMPARE(note(), QStringLiteral("6000 characters"));
}

void TestTextPane::contentAndAttributes()
{
    addLog(20);
    m_file->addAttribute("/log", "comments", Text{"About this log"});
    show("/log");
    QVERIFY(list()->isVisible());
    QCOMPARE(choice()->itemText(0), QStringLiteral("Content"));
    Q_EMIT choice()->activated(1);
    QVERIFY(m_pane->area()->isVisible());
    QCOMPARE(m_pane->area()->toPlainText(), QStringLiteral("About this log"));
    Q_EMIT choice()->activated(0);
    QVERIFY(list()->isVisible());
    QCOMPARE(note(), QStringLiteral("20 texts"));
}

void TestTextPane::plainTextIsNeverRich()
{
    m_file->addAttribute("/scan", "comments", Text{"<b>bold</b> <img src='file:///etc/passwd'>"});
    show("/scan");
    QCOMPARE(m_pane->area()->toPlainText(), QStringLiteral("<b>bold</b> <img src='file:///etc/passwd'>"));
}

void TestTextPane::aVeryLongLineIsCutAndSaid()
{
    m_file->addArray("/note", NdArray(Shape{}, std::vector<std::string>{std::string(12'000'000, 'w')}));
    QElapsedTimer timer;
    timer.start();
    show("/note");
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(m_pane->area()->toPlainText().size() <= 10'001);
    QVERIFY(label("textNote")->isVisible());
    QVERIFY2(label("textNote")
                 ->text()
                 .startsWith(QStringLiteral("Only the beginning is shown: 10951424 more characters are left out.")),
             qPrintable(label("textNote")->text()));
}

void TestTextPane::emptyThingsAreSaidInWords_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("words");
    QTest::newRow("no text") << QByteArray("/scan") << QStringLiteral("There is no text to read in this node.");
    QTest::newRow("empty log") << QByteArray("/empty") << QStringLiteral("There is no text yet: the array is empty.");
    QTest::newRow("empty text") << QByteArray("/note") << QStringLiteral("The text is empty.");
    QTest::newRow("empty comments") << QByteArray("/commented") << QStringLiteral("The attribute comments is empty.");
    QTest::newRow("short attributes") << QByteArray("/short")
                                      << QStringLiteral("There is no long text among the attributes of this node.");
}

void TestTextPane::emptyThingsAreSaidInWords()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, words);
    m_file->addArray("/empty", NdArray(Shape{0}, std::vector<std::string>{})).kind = NodeKind::StringArray;
    m_file->addArray("/note", NdArray(Shape{}, std::vector<std::string>{""}));
    m_file->addGroup("/commented");
    m_file->addAttribute("/commented", "comments", Text{""});
    m_file->addGroup("/short");
    m_file->addAttribute("/short", "units", Text{"V"});
    show(path);
    QVERIFY(label("textWords")->isVisible());
    QCOMPARE(label("textWords")->text(), words);
}

void TestTextPane::aFailureIsRaisedAndSaid()
{
    m_file->addArray("/note", NdArray(Shape{}, std::vector<std::string>{"text"}));
    m_file->fail(RequestKind::Array, "A filter is missing.");
    QSignalSpy raised(m_pane.get(), &NodePane::errorRaised);
    show("/note");
    QCOMPARE(raised.count(), 1);
    QVERIFY(label("textWords")->text().contains(QStringLiteral("A filter is missing.")));
    addLog(20);
    show("/log"); // said in each row
    QVERIFY2(list()->rowText(19).contains(QStringLiteral("A filter is missing.")), qPrintable(list()->rowText(19)));
}

void TestTextPane::wrapsLines()
{
    std::vector<std::string> texts(50, "short");
    texts[49] = std::string(3000, 'w');
    m_file->addArray("/log", NdArray({50}, texts)).kind = NodeKind::StringArray;
    action("wrapTextAction")->setChecked(true);
    show("/log");
    QVERIFY(list()->wraps());
    QVERIFY(list()->isAtEnd());
    QCOMPARE(list()->horizontalScrollBar()->maximum(), 0);
    QVERIFY(list()->topRow() >= 48);     // the last row fills the view
    QTest::keyClick(list(), Qt::Key_Up); // a line, not a row
    QVERIFY(list()->topRow() >= 48 && !list()->isAtEnd());
    QTest::keyClick(list(), Qt::Key_Home);
    QCOMPARE(list()->topRow(), quint64(0));
    QTest::keyClick(list(), Qt::Key_End);
    action("wrapTextAction")->setChecked(false);
    QVERIFY(list()->topRow() < 45);
    QVERIFY(list()->horizontalScrollBar()->maximum() > 1000);
    action("wrapTextAction")->setChecked(true);
}

void TestTextPane::copiesWhatIsSelectedInFull()
{
    std::vector<std::string> texts(1000, "row");
    texts[500] = std::string(20'000, 'w');
    m_file->addArray("/log", NdArray({1000}, texts)).kind = NodeKind::StringArray;
    show("/log");
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(list()->hasSelection());
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(list(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text().size(), 999 * 4 + 20'000);

    // A part of two rows, with the mouse.
    QTest::keyClick(list(), Qt::Key_Home);
    QTRY_COMPARE(list()->rowText(0), QStringLiteral("row"));
    const int line = list()->fontMetrics().lineSpacing();
    QTest::mousePress(list()->viewport(), Qt::LeftButton, {}, {600, line / 2}); // behind the end of row 0
    QTest::mouseMove(list()->viewport(), {600, line + line / 2});
    QMouseEvent move(QEvent::MouseMove, QPointF(600, line * 1.5), QPointF(600, line * 1.5), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(list()->viewport(), &move);
    QCOMPARE(list()->selectionStart(), (TextListView::Place{0, 3}));
    QCOMPARE(list()->selectionEnd(), (TextListView::Place{1, 3}));
    QTest::keyClick(list(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("\nrow"));
}

void TestTextPane::findsInTheLog()
{
    addLog(20'000);
    show("/log");
    QTest::keyClick(list(), Qt::Key_Home);
    openFindBar(QStringLiteral("LINE 15"));
    QTest::keyClick(findBox(), Qt::Key_Return);
    QTRY_COMPARE(findStatus(), QStringLiteral("Found in row 15."));
    QCOMPARE(list()->selectionStart(), (TextListView::Place{15, 0}));
    QTest::keyClick(findBox(), Qt::Key_Return);
    QTRY_COMPARE(findStatus(), QStringLiteral("Found in row 150."));
    findBox()->setText(QStringLiteral("19999"));
    QTest::keyClick(findBox(), Qt::Key_Return);
    QTRY_COMPARE(findStatus(), QStringLiteral("Found in row 19999."));
    QTRY_COMPARE(list()->rowText(19'999), QStringLiteral("line 19999"));
    findBox()->setText(QStringLiteral("nowhere"));
    QTest::keyClick(findBox(), Qt::Key_Return);
    QTRY_COMPARE(findStatus(), QStringLiteral("Not found."));
    QTest::keyClick(findBox(), Qt::Key_Escape);
    QVERIFY(!findBox()->isVisible());
}

void TestTextPane::findsUpwardsAndRoundTheEnd()
{
    addLog(20'000);
    show("/log");
    openFindBar(QStringLiteral("e 4321"));
    QTest::keyClick(findBox(), Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(findStatus(), QStringLiteral("Found in row 4321."));
    QCOMPARE(list()->selectionStart(), (TextListView::Place{4321, 3}));
    QTest::keyClick(findBox(), Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(findStatus(), QStringLiteral("Found in row 4321, gone on from the end."));
    QTest::keyClick(findBox(), Qt::Key_Return);
    QTRY_COMPARE(findStatus(), QStringLiteral("Found in row 4321, gone on from the beginning."));
}

void TestTextPane::aSearchCanBeStopped()
{
    addLog(20'000);
    show("/log");
    openFindBar(QStringLiteral("nowhere"));
    m_file->hold();
    QTest::keyClick(findBox(), Qt::Key_Return);
    QTRY_VERIFY(m_file->heldRequests() > 0);
    QVERIFY(m_pane->findChild<QWidget*>(QStringLiteral("findStop"))->isVisible());
    QTest::keyClick(findBox(), Qt::Key_Escape);
    QCOMPARE(findStatus(), QStringLiteral("The search was stopped."));
    QVERIFY(!m_pane->findChild<QWidget*>(QStringLiteral("findStop"))->isVisible());
    m_file->release();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QVERIFY(findBox()->isVisible()); // the next Escape closes it
}

void TestTextPane::findsInATextArea()
{
    m_file->addAttribute("/scan", "comments", Text{"one two\nTwo three"});
    show("/scan");
    openFindBar(QStringLiteral("two"));
    QCOMPARE(m_pane->area()->extraSelections().size(), 2);
    QTest::keyClick(findBox(), Qt::Key_Return);
    QCOMPARE(m_pane->area()->textCursor().selectedText(), QStringLiteral("two"));
    QTest::keyClick(findBox(), Qt::Key_Return);
    QCOMPARE(m_pane->area()->textCursor().selectedText(), QStringLiteral("Two"));
    QTest::keyClick(findBox(), Qt::Key_Return);
    QCOMPARE(m_pane->area()->textCursor().selectedText(), QStringLiteral("two"));
    QCOMPARE(findStatus(), QStringLiteral("Gone on from the beginning."));
    QTest::keyClick(findBox(), Qt::Key_Escape);
    QVERIFY(m_pane->area()->extraSelections().isEmpty());
}

void TestTextPane::clearingForgetsEverything()
{
    addLog(100);
    show("/log");
    m_pane->clear();
    QVERIFY(label("textWords")->isVisible());
    QCOMPARE(list()->endRow(), quint64(0));
    QCOMPARE(note(), QString());
}

void TestTextPane::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTextPane::pictures()
{
    QFETCH(bool, isDark);
    usePalette(isDark ? darkPalette() : lightPalette());
    std::vector<std::string> texts;
    for (int row = 0; row < 1200; ++row)
        texts.push_back("2024-10-20 18:" + std::to_string(10 + row / 60 % 50) + " scan step " + std::to_string(row) +
                        (row % 7 == 0 ? ": moved the delay stage and waited until the spectrometer said that the lamp "
                                        "had settled again"
                                      : " done\n"));
    m_file->addArray("/log", NdArray({1200}, texts)).kind = NodeKind::StringArray;
    m_file->addAttribute("/log", "comments", Text{"Realigned before the scan.\nThe signal is clean."});
    show("/log");
    openFindBar(QStringLiteral("stage"));
    QTest::keyClick(findBox(), Qt::Key_Return, Qt::ShiftModifier);
    QTRY_VERIFY(findStatus().startsWith(QStringLiteral("Found")));
    const QString theme = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(inkShare(picture(*m_pane, QStringLiteral("text_pane_log_") + theme)) > 0.05);
    action("wrapTextAction")->setChecked(false);
    QTRY_VERIFY(inkShare(picture(*m_pane, QStringLiteral("text_pane_log_unwrapped_") + theme)) > 0.05);
    action("wrapTextAction")->setChecked(true);
    Q_EMIT choice()->activated(1);
    choice()->setCurrentIndex(1);
    QVERIFY(inkShare(picture(*m_pane, QStringLiteral("text_pane_comments_") + theme)) > 0.005);
    usePalette(lightPalette());
}

QTEST_MAIN(TestTextPane)
#include "tst_text_pane.moc"
