// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/Error.h"

#include <QByteArray>
#include <QTest>

using namespace h5scout;

class TestError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsTheWholeSentence_data()
    {
        QTest::addColumn<QByteArray>("attempt");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("node");
        QTest::addColumn<QByteArray>("advice");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("reason alone") << QByteArray() << QByteArray() << QByteArray() << QByteArray()
                                      << QByteArray("It is a group.");
        QTest::newRow("attempt") << QByteArray("read the elements") << QByteArray() << QByteArray() << QByteArray()
                                 << QByteArray("Could not read the elements: It is a group.");
        QTest::newRow("node") << QByteArray("read the elements") << QByteArray() << QByteArray("/scan") << QByteArray()
                              << QByteArray("Could not read the elements at /scan: It is a group.");
        QTest::newRow("file") << QByteArray("read the elements") << QByteArray("run.h5") << QByteArray() << QByteArray()
                              << QByteArray("Could not read the elements in run.h5: It is a group.");
        QTest::newRow("advice without attempt")
            << QByteArray() << QByteArray() << QByteArray() << QByteArray("Choose an array.")
            << QByteArray("It is a group. Choose an array.");
        QTest::newRow("place without attempt is left to context()")
            << QByteArray() << QByteArray("run.h5") << QByteArray("/scan") << QByteArray()
            << QByteArray("It is a group.");
        QTest::newRow("everything")
            << QByteArray("read the elements") << QByteArray("run.h5") << QByteArray("/scan")
            << QByteArray("Choose an array.")
            << QByteArray("Could not read the elements at /scan in run.h5: It is a group. Choose an array.");
    }
    void whatIsTheWholeSentence()
    {
        QFETCH(QByteArray, attempt);
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, node);
        QFETCH(QByteArray, advice);
        QFETCH(QByteArray, sentence);
        const Error error("It is a group.", {.attempt = attempt.toStdString(),
                                             .file = file.toStdString(),
                                             .node = node.toStdString(),
                                             .advice = advice.toStdString()});
        QCOMPARE(QByteArray(error.what()), sentence);
    }

    void aNulDoesNotCutTheSentence()
    {
        const Error error("No.", {.attempt = std::string("make 'a\0b'", 10), .file = "run.h5"});
        QCOMPARE(QByteArray(error.what()), QByteArray("Could not make 'a\\x00b' in run.h5: No."));
    }

    void aLongNameIsNotRepeated()
    {
        std::string name;
        for (int count = 0; count < 35'000; ++count)
            name += "\xc3\xa4";
        const Error error("No.", {.attempt = "set the attribute '" + name + "'", .file = "run.h5"});
        const QByteArray sentence(error.what());
        QVERIFY(sentence.size() < 400);
        QVERIFY(sentence.startsWith("Could not set the attribute '\xc3\xa4\xc3\xa4"));
        QVERIFY2(sentence.endsWith("\xc3\xa4\xe2\x80\xa6 in run.h5: No."), sentence);
        QVERIFY(error.context().attempt.size() > 70'000);
    }

    void theFourPartsCanBeHadOneByOne()
    {
        const Error error("It is a group.", {.attempt = "read the elements",
                                             .file = "run.h5",
                                             .node = "/scan",
                                             .advice = "Choose an array.",
                                             .frames = {"H5Dopen2: not a dataset", "H5O_open: wrong type"}});
        QCOMPARE(error.reason(), std::string("It is a group."));
        QCOMPARE(error.context().attempt, std::string("read the elements"));
        QCOMPARE(error.context().file, std::string("run.h5"));
        QCOMPARE(error.context().node, std::string("/scan"));
        QCOMPARE(error.context().advice, std::string("Choose an array."));
        QCOMPARE(error.context().frames.size(), std::size_t(2));
        QVERIFY2(!QByteArray(error.what()).contains("H5Dopen2"), "the HDF5 stack stays out of the sentence");
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
