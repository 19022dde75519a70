// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TextFile.h"

#include "h5scout/value/Error.h"

#include <QStringEncoder>
#include <QTest>

#include <sstream>

using namespace h5scout;

/// Texts in the encodings of spreadsheets become UTF-8, wherever the pieces end.
class TestTextFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void latin1IsRead();
    void saysWhereItIsNoUtf8_data();
    void saysWhereItIsNoUtf8();
    void encodingsAreGuessed();
    void replacesWhatIsNoCharacter_data();
    void replacesWhatIsNoCharacter();
};

namespace
{

QByteArray read(const QByteArray& bytes, std::size_t pieceBytes, TextEncoding encoding = TextEncoding::Utf8)
{
    std::istringstream file(bytes.toStdString());
    TextFile reader(file, encoding);
    std::string text;
    while (reader.read(text, pieceBytes)) {
    }
    return reader.bytesRead() == static_cast<std::uint64_t>(bytes.size()) ? QByteArray::fromStdString(text)
                                                                          : QByteArray("not all was read");
}

QByteArray encoded(const QString& text, QStringConverter::Encoding encoding)
{
    QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
    return encoder(text);
}

} // namespace

void TestTextFile::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const QString text = QString::fromUtf8("1,5\t−2 µm\r\n𝄞\tend");
    QTest::newRow("a character of each length")
        << QByteArray("a\xC3\xA9\xE2\x88\x92\xF0\x9D\x84\x9E") << QByteArray("a\xC3\xA9\xE2\x88\x92\xF0\x9D\x84\x9E");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("UTF-8") << text.toUtf8() << text.toUtf8();
    QTest::newRow("UTF-8, marked") << encoded(text, QStringConverter::Utf8) << text.toUtf8();
    QTest::newRow("UTF-16, little") << encoded(text, QStringConverter::Utf16LE) << text.toUtf8();
    QTest::newRow("UTF-16, big") << encoded(text, QStringConverter::Utf16BE) << text.toUtf8();
}

void TestTextFile::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    for (const std::size_t piece : {1U, 3U, 5U, 8U, 4096U})
        QCOMPARE(read(bytes, piece), text);
}

void TestTextFile::latin1IsRead()
{
    for (const std::size_t piece : {1U, 4096U}) {
        QCOMPARE(read("20 \xB0\x43\n", piece, TextEncoding::Latin1), QByteArray("20 \xC2\xB0\x43\n"));
        QCOMPARE(read("\xEF\xBB\xBF\xC2\xB0", piece, TextEncoding::Latin1),
                 QByteArray("\xC2\xB0")); // the mark says more
    }
}

void TestTextFile::saysWhereItIsNoUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("first") << QByteArray("\xB0") << QByteArray("Line 1, column 1: the byte 0xB0 is not UTF-8.");
    QTest::newRow("behind characters of several bytes")
        << QByteArray("1\n\xC2\xB5\xC2\xB5,\xB5m\n2\n") << QByteArray("Line 2, column 4: the byte 0xB5 is not UTF-8.");
    QTest::newRow("lines of each kind") << QByteArray("1\r\n2\r3\n4 \xFF,5,6,7")
                                        << QByteArray("Line 4, column 3: the byte 0xFF is not UTF-8.");
    QTest::newRow("cut at the end") << QByteArray("1,\xE2\x88")
                                    << QByteArray("Line 1, column 3: the byte 0xE2 is not UTF-8.");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80 ")
                               << QByteArray("Line 1, column 1: the byte 0xED is not UTF-8.");
}

void TestTextFile::saysWhereItIsNoUtf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, sentence);
    for (const std::size_t piece : {1U, 5U, 4096U}) {
        try {
            read(bytes, piece);
            QFAIL("It was read.");
        } catch (const Error& error) {
            QCOMPARE(QByteArray::fromStdString(error.reason()), sentence);
            QCOMPARE(error.context().advice, std::string("Choose another encoding, or correct the file."));
        }
    }
}

void TestTextFile::encodingsAreGuessed()
{
    const auto guess = [](const QByteArray& bytes, std::size_t byteCount) {
        std::istringstream file(bytes.toStdString());
        const TextEncoding encoding = guessTextEncoding(file, byteCount);
        return file.tellg() == 0 && file.good() ? encoding : throw Error("It is not at its beginning.");
    };
    QVERIFY(guess("", 100) == TextEncoding::Utf8);
    QVERIFY(guess("1,5 \xC2\xB5m", 100) == TextEncoding::Utf8);
    QVERIFY(guess("1,5 \xB5m", 100) == TextEncoding::Latin1);
    QVERIFY(guess("1 \xC2\xB5m", 3) == TextEncoding::Utf8); // cut within a character
    QVERIFY(guess("1 \xC2", 100) == TextEncoding::Latin1);
    QVERIFY(guess("1,5 \xB5m", 4) == TextEncoding::Utf8);                          // not seen
    QVERIFY(guess(QByteArray("\xFF\xFE\xB5\0m\0", 6), 100) == TextEncoding::Utf8); // a mark says what it is
    QVERIFY(guess(QByteArray("\xFE\xFF\0\xB5\0m", 6), 100) == TextEncoding::Utf8);
}

void TestTextFile::replacesWhatIsNoCharacter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QString replacement(QChar(0xFFFD));
    const QString one = QStringLiteral("1");
    QTest::newRow("high alone") << QByteArray("\xFE\xFF\xD8\x34\x00\x31", 6) << replacement + one;
    QTest::newRow("low alone") << QByteArray("\xFE\xFF\xDD\x1E\x00\x31", 6) << replacement + one;
    QTest::newRow("high at the end") << QByteArray("\xFE\xFF\x00\x31\xD8\x34", 6) << one + replacement;
    QTest::newRow("half a unit") << QByteArray("\xFE\xFF\x00\x31\x00", 5) << one + replacement;
}

void TestTextFile::replacesWhatIsNoCharacter()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    for (const std::size_t piece : {1U, 4096U})
        QCOMPARE(read(bytes, piece), text.toUtf8());
}

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_text_file.moc"
