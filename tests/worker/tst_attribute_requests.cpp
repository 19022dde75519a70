// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleWorker.h"

#include <QTest>

#include <set>

using namespace h5scout;
using test::SampleWorker;

class AttributeRequestsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsAttributesWithTheirValues();
    void cutsLongValues();
    void listsByPages();
    void listsNothingBehindTheEnd();
    void saysThatALinkHasNoAttributes();
    void readsOneAttribute();
    void cutsOneLongAttribute();
    void saysThatAnAttributeIsMissing();
};

void AttributeRequestsTest::listsAttributesWithTheirValues()
{
    SampleWorker sample;
    const protocol::Reply reply = sample.last(sample.ask.listAttributes("/line"));
    const protocol::AttributePage& page = reply.attributes();
    QCOMPARE(page.path(), "/line");
    QCOMPARE(page.total(), std::uint64_t(2));
    QCOMPARE(page.attributes_size(), 2);
    for (const protocol::Attribute& attribute : page.attributes()) {
        QVERIFY(!attribute.has_error());
        QVERIFY(!attribute.is_cut());
        QVERIFY(attribute.encoding() == protocol::Attribute::NATIVE);
        if (attribute.name() == "units")
            QCOMPARE(attribute.value().text(), "V");
        else
            QCOMPARE(attribute.value().text(), std::string(4000, 'x'));
    }
}

void AttributeRequestsTest::cutsLongValues()
{
    SampleWorker sample;
    const protocol::Reply reply = sample.last(sample.ask.listAttributes("/line", 100));
    QCOMPARE(reply.attributes().attributes_size(), 2);
    for (const protocol::Attribute& attribute : reply.attributes().attributes()) {
        if (attribute.name() != "long")
            continue;
        QVERIFY(attribute.is_cut());
        QCOMPARE(attribute.value().text(), std::string(100, 'x'));
        QCOMPARE(attribute.stored_bytes(), std::uint64_t(4000));
    }
}

void AttributeRequestsTest::listsByPages()
{
    SampleWorker sample;
    std::set<std::string> names;
    for (const std::uint64_t offset : {0U, 1U}) {
        const protocol::Reply reply = sample.last(sample.ask.listAttributes("/line", 0, offset, 1));
        QCOMPARE(reply.attributes().attributes_size(), 1);
        QCOMPARE(reply.attributes().offset(), offset);
        QCOMPARE(reply.attributes().total(), std::uint64_t(2));
        names.insert(reply.attributes().attributes(0).name());
    }
    QCOMPARE(names, (std::set<std::string>{"long", "units"}));
}

void AttributeRequestsTest::listsNothingBehindTheEnd()
{
    SampleWorker sample;
    for (const std::uint64_t offset : {std::uint64_t(2), UINT64_MAX}) {
        const protocol::Reply reply = sample.last(sample.ask.listAttributes("/line", UINT64_MAX, offset, UINT32_MAX));
        QVERIFY(reply.has_attributes());
        QCOMPARE(reply.attributes().attributes_size(), 0);
    }
}

void AttributeRequestsTest::saysThatALinkHasNoAttributes()
{
    SampleWorker sample;
    const protocol::Error error = sample.last(sample.ask.listAttributes("/dangling")).error();
    QCOMPARE(error.node(), "/dangling");
    QVERIFY(!error.reason().empty());
}

void AttributeRequestsTest::readsOneAttribute()
{
    SampleWorker sample;
    const protocol::AttributePage page = sample.last(sample.ask.readAttribute("/line", "units")).attributes();
    QCOMPARE(page.path(), "/line");
    QCOMPARE(page.offset(), std::uint64_t(0));
    QCOMPARE(page.total(), std::uint64_t(1));
    QCOMPARE(page.attributes_size(), 1);
    QCOMPARE(page.attributes(0).name(), "units");
    QCOMPARE(page.attributes(0).value().text(), "V");
    QVERIFY(!page.attributes(0).is_cut());
}

void AttributeRequestsTest::cutsOneLongAttribute()
{
    SampleWorker sample;
    const protocol::Reply cut = sample.last(sample.ask.readAttribute("/line", "long", 100));
    QVERIFY(cut.attributes().attributes(0).is_cut());
    QCOMPARE(cut.attributes().attributes(0).value().text(), std::string(100, 'x'));
    const protocol::Reply whole = sample.last(sample.ask.readAttribute("/line", "long", UINT64_MAX));
    QVERIFY(!whole.attributes().attributes(0).is_cut());
    QCOMPARE(whole.attributes().attributes(0).value().text(), std::string(4000, 'x'));
}

void AttributeRequestsTest::saysThatAnAttributeIsMissing()
{
    SampleWorker sample;
    for (const char* name : {"nope", "", "un\xff"}) {
        const protocol::Error error = sample.last(sample.ask.readAttribute("/line", name)).error();
        QVERIFY(error.kind() == protocol::Error::NOT_FOUND);
        QCOMPARE(error.node(), "/line");
        QCOMPARE(error.reason(), "There is no such attribute.");
    }
    QVERIFY(sample.last(sample.ask.readAttribute("/nope", "units")).error().kind() == protocol::Error::NOT_FOUND);
    QVERIFY(sample.last(sample.ask.readAttribute("/dangling", "units")).has_error());
}

QTEST_GUILESS_MAIN(AttributeRequestsTest)
#include "tst_attribute_requests.moc"
