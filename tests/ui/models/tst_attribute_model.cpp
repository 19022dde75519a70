// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "PrintModel.h"
#include "h5scout/client/FileClient.h"
#include "h5scout/protocol/Convert.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/NdArray.h"
#include "ui/models/AttributeModel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAttributeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void isEmptyWithoutANode();
    void showsNamesValuesAndTypes();
    void nestedValuesAreRowsBelow();
    void arraysAreRowsBelow();
    void aLongTextIsLinesBelow();
    void veryManyPartsEndInACount();
    void whatCannotBeDecodedSaysWhy();
    void anAttributeThatCannotBeReadSaysWhy();
    void manyAttributesComeInPages();
    void aCutValueIsReadInFullWhenAsked();
    void aCutArrayHasTheShapeOfTheWhole();
    void valuesInFullForTheClipboard();
    void aNewerNodeReplacesTheOlder();
    void aReloadKeepsTheRowsUntilTheNewOnesCome();
    void aFailureIsToldAndKeepsWhatWasRead();
    void clearingForgetsTheNode();

private:
    void show(const QByteArray& path);
    void add(const QByteArray& name, const Value& value) { m_file->addAttribute("/a", name, value); }
    QModelIndex value(int row) const { return m_model->index(row, AttributeModel::ValueColumn); }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<AttributeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestAttributeModel::init()
{
    QLocale::setDefault(QLocale::c());
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/a");
    m_file->addGroup("/b");
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    m_model = std::make_unique<AttributeModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false);
    (void)m_client->open();
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
}

void TestAttributeModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_client.reset();
    m_file.reset();
}

void TestAttributeModel::show(const QByteArray& path)
{
    m_model->showNode(m_client.get(), path);
    QCOMPARE(m_model->state(), LoadingState::Loading);
    QTRY_VERIFY(m_model->state() != LoadingState::Loading);
}

void TestAttributeModel::isEmptyWithoutANode()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->state(), LoadingState::NotLoaded);
    QVERIFY(!m_model->canFetchMore({}));
    show("/b");
    QCOMPARE(m_model->state(), LoadingState::Loaded);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestAttributeModel::showsNamesValuesAndTypes()
{
    add("CLASS", Text{"GROUP"});
    add("none", None{});
    FakeAttribute& json = m_file->addAttribute("/a", "count", std::int64_t{3});
    json.encoding = AttributeInfo::Encoding::PymodaqJson;
    json.storedText = R"({"module": "builtins", "type": "int", "data": "3"})";
    m_file->addAttribute("/a", "list", List{{Text{"x"}}}).encoding = AttributeInfo::Encoding::Pickle;
    show("/a");
    QCOMPARE(m_model->headerData(2, Qt::Horizontal).toString(), QStringLiteral("Type"));
    QCOMPARE(printModel(*m_model).split(QLatin1Char('\n')).mid(0, 4),
             (QStringList{QStringLiteral("CLASS | GROUP | str"), QStringLiteral("none | None | NoneType"),
                          QStringLiteral("count | 3 | int · PyMoDAQ JSON"),
                          QStringLiteral("list | ['x'] | list · pickle")}));
    QCOMPARE(m_model->total(), quint64(4));
    QCOMPARE(value(2).data(StoredTextRole).toByteArray(), json.storedText);
    QCOMPARE(value(2).data(AttributeNameRole).toByteArray(), QByteArray("count"));
    QVERIFY(value(2).data(ValueRole).value<Value>() == Value(std::int64_t{3}));
}

void TestAttributeModel::nestedValuesAreRowsBelow()
{
    const Tuple inner{{1.5, Text{"a"}}};
    add("d", Dict{{{Text{"key"}, inner}, {std::int64_t{2}, None{}}}});
    add("empty", List{});
    show("/a");
    QCOMPARE(printModel(*m_model), QStringLiteral("d | {'key': (1.5, 'a'), 2: None} | dict\n"
                                                  "  key | (1.5, 'a') | tuple\n"
                                                  "    [0] | 1.5 | float\n"
                                                  "    [1] | a | str\n"
                                                  "  2 | None | NoneType\n"
                                                  "empty | [] | list"));
    QVERIFY(!m_model->hasChildren(m_model->index(1, 0)));
    const QModelIndex nested = m_model->index(0, 1, m_model->index(0, 0));
    QCOMPARE(nested.data(ReprRole).toString(), QStringLiteral("(1.5, 'a')"));
    QCOMPARE(nested.data(AttributeNameRole).toByteArray(), QByteArray("d"));
}

void TestAttributeModel::arraysAreRowsBelow()
{
    add("m", Array{std::make_shared<NdArray>(doubles({2, 3}, {1, 2, 3, 4, 5, 6}))});
    show("/a");
    QCOMPARE(printModel(*m_model), QStringLiteral("m | [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]] | float64 (2, 3)\n"
                                                  "  [0] | [1.0, 2.0, 3.0] | float64 (3,)\n"
                                                  "    [0] | 1.0 | float64\n"
                                                  "    [1] | 2.0 | float64\n"
                                                  "    [2] | 3.0 | float64\n"
                                                  "  [1] | [4.0, 5.0, 6.0] | float64 (3,)\n"
                                                  "    [0] | 4.0 | float64\n"
                                                  "    [1] | 5.0 | float64\n"
                                                  "    [2] | 6.0 | float64"));
}

void TestAttributeModel::aLongTextIsLinesBelow()
{
    add("log", Text{"first\nsecond"});
    add("long", Text{std::string(450, 'x')});
    show("/a");
    QCOMPARE(value(0).data().toString(), QStringLiteral("first second"));
    QCOMPARE(printModel(*m_model, m_model->index(0, 0)), QStringLiteral("1 | first\n2 | second"));
    QVERIFY(value(1).data().toString().endsWith(QChar(0x2026)));
    QCOMPARE(m_model->rowCount(m_model->index(1, 0)), 3);
    QCOMPARE(value(1).data(WholeTextRole).toString().size(), 450);
}

void TestAttributeModel::veryManyPartsEndInACount()
{
    add("many", Array{std::make_shared<NdArray>(doubles({5000}, std::vector<double>(5000, 1.0)))});
    show("/a");
    const QModelIndex many = m_model->index(0, 0);
    QCOMPARE(m_model->rowCount(many), 1001);
    QCOMPARE(m_model->index(1000, 1, many).data().toString(), QStringLiteral("4000 more"));
    QVERIFY(value(0).data().toString().size() <= 301);
}

void TestAttributeModel::whatCannotBeDecodedSaysWhy()
{
    add("x", Undecodable{"datetime.timedelta", "It is a Python object.", "raw\x01"});
    show("/a");
    QCOMPARE(m_model->index(0, AttributeModel::TypeColumn).data().toString(), QStringLiteral("datetime.timedelta"));
    QCOMPARE(printModel(*m_model, m_model->index(0, 0)),
             QStringLiteral("reason | It is a Python object.\nstored | raw\\x01"));
}

void TestAttributeModel::anAttributeThatCannotBeReadSaysWhy()
{
    add("good", Text{"x"});
    m_file->addAttribute("/a", "bad", None{}).error = "Its heap is damaged.";
    show("/a");
    QVERIFY(value(1).data().toString().contains(QStringLiteral("Its heap is damaged.")));
    QVERIFY(value(1).data(ErrorRole).isValid());
    QVERIFY(!m_model->hasChildren(m_model->index(1, 0)));
    QCOMPARE(value(0).data().toString(), QStringLiteral("x"));
}

void TestAttributeModel::manyAttributesComeInPages()
{
    for (int number = 0; number < 1100; ++number)
        add("n" + QByteArray::number(number), std::int64_t{number});
    show("/a");
    QCOMPARE(m_model->rowCount(), 500);
    QCOMPARE(m_model->total(), quint64(1100));
    QCOMPARE(m_model->state(), LoadingState::Partial);
    while (m_model->canFetchMore({})) {
        m_model->fetchMore({});
        QVERIFY(!m_model->canFetchMore({}));
        QTRY_VERIFY(m_model->state() != LoadingState::Loading);
    }
    QCOMPARE(m_model->rowCount(), 1100);
    QCOMPARE(m_model->index(1099, 0).data().toString(), QStringLiteral("n1099"));
}

void TestAttributeModel::aCutValueIsReadInFullWhenAsked()
{
    add("short", Text{"x"});
    add("long", Text{std::string(20'000, 'y')});
    show("/a");
    QVERIFY(value(1).data(IsCutRole).toBool());
    QCOMPARE(static_cast<quint64>(value(1).data(WholeTextRole).toString().size()), AttributeModel::kValueBytes);
    (void)m_model->rowCount(m_model->index(1, 0));
    QVERIFY(!m_model->requestWhole(0));
    QSignalSpy ended(m_model.get(), &AttributeModel::wholeEnded);
    QVERIFY(m_model->requestWhole(1));
    QVERIFY(m_model->requestWhole(1)); // still on its way: no second request
    QVERIFY(ended.wait());
    QCOMPARE(value(1).data(WholeTextRole).toString().size(), 20'000);
    QVERIFY(!value(1).data(IsCutRole).toBool());
    QCOMPARE(m_model->rowCount(m_model->index(1, 0)), 100);
    QCOMPARE(m_file->askedCount(RequestKind::Attribute), 1);
    QVERIFY(!m_model->requestWhole(1));
}

void TestAttributeModel::aCutArrayHasTheShapeOfTheWhole()
{
    m_file->hold();
    m_model->showNode(m_client.get(), "/a");
    protocol::Reply reply;
    reply.set_id(m_file->asked().back().id);
    reply.set_last(true);
    protocol::AttributePage& page = *reply.mutable_attributes();
    page.set_total(1);
    protocol::Attribute& attribute = *page.add_attributes();
    attribute.set_name("spectrum");
    attribute.set_is_cut(true);
    attribute.mutable_space()->set_kind(protocol::Dataspace::SIMPLE);
    attribute.mutable_space()->add_shape(1'000'000);
    attribute.mutable_space()->add_shape(2);
    const Array beginning{std::make_shared<NdArray>(doubles({1, 2}, {1, 2}))};
    *attribute.mutable_value() = protocol::toMessage(Value(beginning));
    m_file->sendReply(reply);
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->index(0, AttributeModel::TypeColumn).data().toString(), QStringLiteral("float64 (1000000, 2)"));
}

void TestAttributeModel::valuesInFullForTheClipboard()
{
    add("text", Text{"it's\n" + std::string(500, 'z')});
    show("/a");
    QVERIFY(value(0).data(ReprRole).toString().startsWith(QStringLiteral("\"it's\\nzz")));
    QCOMPARE(value(0).data(WholeTextRole).toString().size(), 505);
    QVERIFY(value(0).data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("<div")));
}

void TestAttributeModel::aNewerNodeReplacesTheOlder()
{
    add("of_a", Text{"x"});
    m_file->addAttribute("/b", "of_b", Text{"y"});
    m_file->hold();
    m_model->showNode(m_client.get(), "/a");
    m_model->showNode(m_client.get(), "/b");
    m_file->release();
    QTRY_COMPARE(m_model->state(), LoadingState::Loaded);
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(printNames(*m_model), QStringLiteral("of_b"));
}

void TestAttributeModel::aReloadKeepsTheRowsUntilTheNewOnesCome()
{
    add("one", Text{"x"});
    show("/a");
    add("two", Text{"y"});
    m_file->hold();
    m_model->showNode(m_client.get(), "/a");
    QCOMPARE(printNames(*m_model), QStringLiteral("one"));
    m_file->release();
    QTRY_COMPARE(printNames(*m_model), QStringLiteral("one\ntwo"));
    m_file->hold();
    m_model->showNode(m_client.get(), "/b");
    QCOMPARE(m_model->rowCount(), 0);
    m_file->release();
}

void TestAttributeModel::aFailureIsToldAndKeepsWhatWasRead()
{
    add("one", Text{"x"});
    show("/a");
    m_file->fail(RequestKind::Attributes, "The object header is damaged.");
    QSignalSpy failed(m_model.get(), &AttributeModel::failed);
    show("/a");
    QCOMPARE(m_model->state(), LoadingState::Failed);
    QCOMPARE(printNames(*m_model), QStringLiteral("one"));
    QCOMPARE(failed.count(), 1);
    const auto error = failed.first().first().value<UserError>();
    QVERIFY2(error.sentence().contains(QStringLiteral("The object header is damaged.")), qPrintable(error.sentence()));
    show("/b");
    QCOMPARE(m_model->rowCount(), 0);
    m_file->succeed();
    add("two", Text{"y"});
    show("/a");
    show("/a");
    QCOMPARE(printNames(*m_model), QStringLiteral("one\ntwo"));
}

void TestAttributeModel::clearingForgetsTheNode()
{
    add("one", Text{"x"});
    show("/a");
    m_model->showNode(m_client.get(), "/a");
    m_model->clear();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->state(), LoadingState::NotLoaded);
}

QTEST_MAIN(TestAttributeModel)
#include "tst_attribute_model.moc"
