// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TextFile.h"

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
    void replacesWhatIsNoCharacter_data();
    void replacesWhatIsNoCharacter();
};

namespace
{

QByteArray read(const QByteArray& bytes, std::size_t pieceBytes)
{
    std::istringstream file(bytes.toStdString());
    TextFile reader(file);
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
