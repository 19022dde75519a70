// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/client/NodeTypes.h"

#include <QTest>

using namespace h5scout;

class TestNodeTypes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesAreMadeReadable_data();
    void namesAreMadeReadable();
    void textsKeepWhatIsUtf8();
    void columnsDivideTheEnvelopeEvenly_data();
    void columnsDivideTheEnvelopeEvenly();
    void aSentenceLeavesOutWhatIsEmpty();
};

void TestNodeTypes::namesAreMadeReadable_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QByteArray("/RawData/Scan000") << QStringLiteral("/RawData/Scan000");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("UTF-8") << QByteArray("/Größe/🔬") << QStringLiteral("/Größe/🔬");
    QTest::newRow("markup stays text") << QByteArray("<b>x</b>") << QStringLiteral("<b>x</b>");
    QTest::newRow("Latin-1") << QByteArray("Gr\xF6\xDF"
                                           "e")
                             << QStringLiteral("Gr\\xf6\\xdfe");
    QTest::newRow("cut sequence") << QByteArray("a\xE2\x84") << QStringLiteral("a\\xe2\\x84");
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QStringLiteral("\\xc0\\xaf");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QStringLiteral("\\xed\\xa0\\x80");
    QTest::newRow("control characters") << QByteArray("a\n\x1b[31m\x7f") << QStringLiteral("a\\x0a\\x1b[31m\\x7f");
    QTest::newRow("C1 control") << QByteArray("\xC2\x85") << QStringLiteral("\\xc2\\x85");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QStringLiteral("a\\x00b");
    QTest::newRow("turned direction") << QByteArray("a\xE2\x80\xAE"
                                                    "fdp.h5")
                                      << QStringLiteral("a\\xe2\\x80\\xaefdp.h5");
}

void TestNodeTypes::namesAreMadeReadable()
{
    QFETCH(QByteArray, name);
    QTEST(displayName(name), "shown");
}

void TestNodeTypes::textsKeepWhatIsUtf8()
{
    QCOMPARE(displayText(QByteArray("5 µm\nx")), QStringLiteral("5 µm\nx"));
    QCOMPARE(displayText(QByteArray("5 \xB5m")), QStringLiteral("5 \uFFFDm"));
}

void TestNodeTypes::columnsDivideTheEnvelopeEvenly_data()
{
    QTest::addColumn<quint64>("start");
    QTest::addColumn<quint64>("count");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QList<quint64>>("starts"); // of the first columns
    QTest::addColumn<quint64>("end");
    using Numbers = QList<quint64>;
    QTest::newRow("even") << quint64{0} << quint64{100} << 4 << Numbers{0, 25, 50, 75} << quint64{100};
    QTest::newRow("uneven") << quint64{11} << quint64{7} << 3 << Numbers{11, 13, 15, 18} << quint64{18};
    QTest::newRow("a sample each") << quint64{5} << quint64{3} << 3 << Numbers{5, 6, 7} << quint64{8};
    QTest::newRow("none") << quint64{5} << quint64{3} << 0 << Numbers{8} << quint64{8};
    // 2^63 * 999 does not fit into 64 bits; 2^63 = 1000 * 9223372036854775 + 808
    QTest::newRow("huge") << quint64{0} << (quint64{1} << 63) << 1000 << Numbers{0, 9223372036854775}
                          << (quint64{1} << 63);
}

void TestNodeTypes::columnsDivideTheEnvelopeEvenly()
{
    QFETCH(quint64, start);
    QFETCH(quint64, count);
    QFETCH(int, columns);
    QFETCH(QList<quint64>, starts);
    QFETCH(quint64, end);
    Envelope envelope;
    envelope.start = start;
    envelope.count = count;
    envelope.minimum.resize(static_cast<std::size_t>(columns));
    for (qsizetype i = 0; i < starts.size(); ++i)
        QCOMPARE(envelope.columnStart(static_cast<std::size_t>(i)), starts[i]);
    QCOMPARE(envelope.columnStart(envelope.columns()), end);
}

void TestNodeTypes::aSentenceLeavesOutWhatIsEmpty()
{
    UserError error;
    error.what = QStringLiteral("Could not open x.h5.");
    QCOMPARE(error.sentence(), QStringLiteral("Could not open x.h5."));
    error.whatToDo = QStringLiteral("Reload the file with F5.");
    QCOMPARE(error.sentence(), QStringLiteral("Could not open x.h5. Reload the file with F5."));
}

QTEST_GUILESS_MAIN(TestNodeTypes)

#include "tst_node_types.moc"
