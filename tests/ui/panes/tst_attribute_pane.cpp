// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/models/AttributeModel.h"
#include "ui/panes/AttributePane.h"
#include "ui/panes/ElidedLabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAttributePane : public QObject
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

    void saysHowManyAttributesTheNodeHas();
    void saysWhenThereAreNone();
    void aLinkHasNone();
    void aFailureIsRaisedAndSaid();
    void whatWasReadStaysWhenTheWorkerIsLost();
    void aLongValueIsShownInFullBelow();
    void aVeryLongLineIsShownUpToAnEllipsis();
    void copiesRowsAsTabSeparatedText();
    void copiesAValueThatWasCutInFull();
    void copiesNamesAndSingleValues();
    void clearingForgetsEverything();
    void remembersItsColumns();
    void pictures_data();
    void pictures();

private:
    void show(const QByteArray& path, NodeKind kind = NodeKind::Group);
    void select(int first, int last);
    QString note() const { return m_pane->findChild<ElidedLabel*>(QStringLiteral("nodeHeaderNote"))->text(); }
    QLabel* emptyLabel() const { return m_pane->findChild<QLabel*>(QStringLiteral("attributesEmpty")); }
    QPlainTextEdit* detail() const { return m_pane->findChild<QPlainTextEdit*>(QStringLiteral("attributeDetail")); }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<AttributePane> m_pane;
};

void TestAttributePane::init()
{
    QTest::failOnWarning(anyWarning());
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/empty");
    m_file->addGroup("/scan");
    m_file->addAttribute("/scan", "CLASS", Text{"GROUP"});
    m_file->addAttribute("/scan", "two lines", Text{"first\tline\nsecond line"});
    m_file->addAttribute("/scan", "count", std::int64_t{42}).encoding = AttributeInfo::Encoding::PymodaqJson;
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    (void)m_client->open();
    m_pane = std::make_unique<AttributePane>();
    m_pane->resize(640, 320);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
}

void TestAttributePane::cleanup()
{
    m_pane.reset();
    m_client.reset();
    m_file.reset();
}

void TestAttributePane::show(const QByteArray& path, NodeKind kind)
{
    NodeInfo node;
    node.path = path;
    node.name = path.mid(path.lastIndexOf('/') + 1);
    node.kind = kind;
    QSignalSpy finished(m_pane.get(), &NodePane::finished);
    m_pane->showNode(m_client.get(), node);
    QTRY_COMPARE(finished.count(), 1);
}

void TestAttributePane::select(int first, int last)
{
    QTreeView* view = m_pane->view();
    view->setFocus();
    const QAbstractItemModel* model = view->model();
    view->setCurrentIndex(model->index(first, 0));
    view->selectionModel()->select(QItemSelection(model->index(first, 0), model->index(last, 0)),
                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TestAttributePane::saysHowManyAttributesTheNodeHas()
{
    show("/scan");
    QCOMPARE(note(), QStringLiteral("3 attributes"));
    QCOMPARE(m_pane->findChild<ElidedLabel*>(QStringLiteral("nodeHeaderName"))->text(), QStringLiteral("scan"));
    QVERIFY(m_pane->view()->isVisible());
    show("/");
    QCOMPARE(m_pane->findChild<ElidedLabel*>(QStringLiteral("nodeHeaderName"))->text(), QStringLiteral("run.h5"));
}

void TestAttributePane::saysWhenThereAreNone()
{
    show("/scan");
    show("/empty");
    QCOMPARE(emptyLabel()->text(), QStringLiteral("No attributes"));
    QVERIFY(emptyLabel()->isVisible());
    QVERIFY(!m_pane->view()->isVisible());
    show("/scan");
    QVERIFY(!emptyLabel()->isVisible());
}

void TestAttributePane::aLinkHasNone()
{
    show("/link", NodeKind::SoftLink);
    QVERIFY(emptyLabel()->text().startsWith(QStringLiteral("A link has no attributes")));
    QCOMPARE(m_file->askedCount(RequestKind::Attributes), 0);
}

void TestAttributePane::aFailureIsRaisedAndSaid()
{
    m_file->fail(RequestKind::Attributes, "The object header is damaged.");
    QSignalSpy raised(m_pane.get(), &NodePane::errorRaised);
    show("/scan");
    QCOMPARE(raised.count(), 1);
    QVERIFY(
        raised.first().first().value<UserError>().sentence().contains(QStringLiteral("The object header is damaged.")));
    QCOMPARE(emptyLabel()->text(), QStringLiteral("The attributes could not be read."));
}

void TestAttributePane::whatWasReadStaysWhenTheWorkerIsLost()
{
    show("/scan");
    m_file->die();
    QTRY_COMPARE(m_client->state(), FileClient::State::Lost);
    show("/scan"); // as the window does when the file's row has changed
    QCOMPARE(m_pane->model()->rowCount(), 3);
    QVERIFY(m_pane->view()->isVisible() && !emptyLabel()->isVisible());
    QCOMPARE(note(), QStringLiteral("3 attributes, as read before"));
    show("/empty");
    QCOMPARE(emptyLabel()->text(), QStringLiteral("The attributes could not be read."));
    QVERIFY(emptyLabel()->isVisible() && !m_pane->view()->isVisible());
}

void TestAttributePane::aLongValueIsShownInFullBelow()
{
    m_file->addAttribute("/scan", "log", Text{std::string(9'000, 'w') + "\n" + std::string(9'000, 'w')});
    show("/scan");
    select(0, 0);
    QVERIFY(!detail()->isVisible());
    QTest::keyClick(m_pane->view(), Qt::Key_Down);
    QCOMPARE(detail()->toPlainText(), QStringLiteral("first\tline\nsecond line"));
    QVERIFY(detail()->isVisible() && detail()->isReadOnly());
    QTest::keyClick(m_pane->view(), Qt::Key_Down);
    QVERIFY(!detail()->isVisible());
    QTest::keyClick(m_pane->view(), Qt::Key_Down);
    QTRY_COMPARE(detail()->toPlainText().size(), 18'001);
}

void TestAttributePane::aVeryLongLineIsShownUpToAnEllipsis()
{
    m_file->addAttribute("/scan", "log", Text{"first\n" + std::string(150'000, 'w') + "\nlast"});
    show("/scan");
    select(3, 3);
    QTRY_VERIFY(detail()->toPlainText().endsWith(QStringLiteral("\nlast")));
    const QStringList lines = detail()->toPlainText().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], QStringLiteral("first"));
    QCOMPARE(lines[1], QString(10'000, QLatin1Char('w')) + QChar(0x2026));
    QVERIFY2(note().startsWith(QStringLiteral("4 attributes (of this value only a part is shown")), qPrintable(note()));
    QTest::keyClick(m_pane->view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(clipboard().size(), 150'011);
    select(0, 0);
    QCOMPARE(note(), QStringLiteral("4 attributes"));
}

void TestAttributePane::copiesRowsAsTabSeparatedText()
{
    show("/scan");
    select(0, 2);
    QTest::keyClick(m_pane->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), QStringLiteral("CLASS\tGROUP\ntwo lines\t'first\\tline\\nsecond line'\ncount\t42"));
}

void TestAttributePane::copiesAValueThatWasCutInFull()
{
    m_file->addAttribute("/scan", "log", Text{std::string(20'000, 'w')});
    m_file->addAttribute("/scan", "more", Text{std::string(10'000, 'm')});
    show("/scan");
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    select(3, 4);
    QTest::keyClick(m_pane->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), QStringLiteral("before"));
    QTRY_COMPARE(clipboard().size(), 30'000 + 4 + 4 + 2);
}

void TestAttributePane::copiesNamesAndSingleValues()
{
    show("/scan");
    select(1, 1);
    QTest::keyClick(m_pane->view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(clipboard(), QStringLiteral("first\tline\nsecond line"));
    m_pane->findChild<QAction*>(QStringLiteral("copyAttributeName"))->trigger();
    QCOMPARE(clipboard(), QStringLiteral("two lines"));
}

void TestAttributePane::clearingForgetsEverything()
{
    show("/scan");
    m_pane->clear();
    QCOMPARE(m_pane->view()->model()->rowCount(), 0);
    QCOMPARE(emptyLabel()->text(), QStringLiteral("Select a node to see its attributes."));
    QCOMPARE(note(), QString());
}

void TestAttributePane::remembersItsColumns()
{
    m_pane->view()->setColumnWidth(0, 123);
    AttributePane other;
    QVERIFY(other.restoreState(m_pane->saveState()));
    QCOMPARE(other.view()->columnWidth(0), 123);
    QVERIFY(!other.restoreState("nonsense"));
}

void TestAttributePane::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}
void TestAttributePane::pictures()
{
    QFETCH(bool, isDark);
    usePalette(isDark ? darkPalette() : lightPalette());
    m_file->addAttribute("/scan", "shape", Tuple{{std::int64_t{3}, std::int64_t{4}}});
    m_file->addAttribute("/scan", "axes", Dict{{{Text{"x"}, 1.5}, {Text{"y"}, None{}}}});
    m_file->addAttribute("/scan", "damaged", None{}).error = "Its heap is damaged.";
    m_file->addAttribute("/scan", "settings",
                         Text{"<All_settings>\n  <exposure type=\"float\">0.2</exposure>\n</All_settings>"});
    show("/scan");
    m_pane->view()->expand(m_pane->model()->index(4, 0));
    select(6, 6);
    const QString theme = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(inkShare(picture(*m_pane, QStringLiteral("attribute_pane_") + theme)) > 0.02);
    show("/empty");
    QVERIFY(inkShare(picture(*m_pane, QStringLiteral("attribute_pane_empty_") + theme)) > 0.001);
    usePalette(lightPalette());
}

QTEST_MAIN(TestAttributePane)
#include "tst_attribute_pane.moc"
