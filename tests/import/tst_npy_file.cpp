// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/NpyFile.h"

#include "h5scout/value/Error.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>
#include <sstream>

using namespace h5scout;

/// Arrays as numpy.save wrote them; what is damaged or hostile is refused in a sentence.
class TestNpyFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatNumpyWrites();
    void refuses_data();
    void refuses();
    void takesNoMemoryForWhatIsNotThere();
    void stopsWhenTold();
    void survivesDamage();
};

namespace
{

/// A file of version 1.
std::string npy(const std::string& header, const std::string& elements)
{
    std::string file("\x93NUMPY\x01\x00", 8);
    file += static_cast<char>(header.size() & 0xFFU);
    file += static_cast<char>(header.size() >> 8U);
    return file + header + elements;
}

std::string header(const std::string& descr, const std::string& shape, const std::string& order = "False")
{
    return "{'descr': " + descr + ", 'fortran_order': " + order + ", 'shape': " + shape + ", }    \n";
}

std::string inWords(const NdArray& array)
{
    std::string elements;
    for (std::size_t i = 0; i < array.size(); ++i)
        elements += (i > 0 ? "|" : "") + array.toText(i);
    return elements;
}

/// All elements, read in blocks of so many rows.
std::string inBlocks(std::istream& file, std::uint64_t rowCount)
{
    file.seekg(0);
    NpyReader reader(file);
    std::string elements;
    for (std::uint64_t row = 0; row < reader.shape().front(); row += rowCount) {
        Shape shape = reader.shape();
        shape.front() = std::min(rowCount, shape.front() - row);
        const NdArray block = reader.rows(row, shape.front());
        if (block.shape() != shape || block.type() != reader.type())
            return "another shape or type";
        elements += (row > 0 ? "|" : "") + inWords(block);
    }
    return elements;
}

QByteArray refusal(const std::string& bytes, const NpyLimits& limits = {})
{
    std::istringstream file(bytes);
    try {
        readNpy(file, limits);
        return "read";
    } catch (const Error& error) {
        return QByteArray::fromStdString(error.reason());
    }
}

} // namespace

void TestNpyFile::readsWhatNumpyWrites()
{
    const QString python = QStringLiteral("/usr/bin/python3");
    if (!QFileInfo(python).isExecutable())
        QSKIP("There is no Python to compare with.");
    QTemporaryDir folder;
    QProcess process;
    process.start(python, {QStringLiteral(H5SCOUT_NPY_SCRIPT), folder.path()});
    QVERIFY2(process.waitForFinished(60'000), qPrintable(process.errorString()));
    if (process.exitCode() != 0 && process.readAllStandardError().contains("No module named 'numpy'"))
        QSKIP("There is no NumPy to compare with.");
    int count = 0;
    for (const QByteArray& line : process.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> columns = line.split('\t');
        if (columns.size() != 4)
            continue;
        std::ifstream file(folder.filePath(QString::fromUtf8(columns[0])).toStdString(), std::ios::binary);
        const std::optional<NdArray> array = readNpy(file);
        QVERIFY(array);
        QVERIFY2(dtypeName(array->type()) == columns[1].toStdString(), columns[0]);
        QCOMPARE(QByteArray::fromStdString(formatShape(array->shape())), columns[2]);
        const std::string elements = inWords(*array);
        QVERIFY2(elements == columns[3].toStdString(), columns[0] + ": " + QByteArray::fromStdString(elements));
        for (const std::uint64_t rows : {1U, 2U, 100U})
            QVERIFY2(array->rank() == 0 || inBlocks(file, rows) == elements, columns[0]);
        ++count;
    }
    QCOMPARE(count, 4 * 14 + 9);
}

void TestNpyFile::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const std::string& file, const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(file) << QByteArray(reason);
    };
    row("empty", "", "It is no .npy file of NumPy.");
    row("HDF5", "\x89HDF\r\n\x1a\n", "It is no .npy file of NumPy.");
    row("version 4", std::string("\x93NUMPY\x04\x00\x10\x00", 10),
        "It has version 4 of the .npy format. Versions 1 to 3 can be read.");
    row("ends in the header", npy(header("'<f8'", "(2,)"), "").substr(0, 30), "The file ends within its header.");
    row("no dict", npy("[1, 2]", ""), "Its header is damaged.");
    row("an expression", npy("__import__('os').abort()", ""), "Its header is damaged.");
    row("blanks", npy("   \n", ""), "Its header is damaged.");
    row("no shape", npy("{'descr': '<f8', 'fortran_order': False}", ""), "Its header has no valid shape.");
    row("negative", npy(header("'<f8'", "(-2,)"), ""), "Its header has no valid shape.");
    row("no order", npy("{'descr': '<f8', 'shape': (1,)}", ""), "Its header does not say the order of the elements.");
    row("objects", npy(header("'|O'", "(2,)"), "\x80\x04N."),
        "It holds Python objects, which are not unpickled: that could run any program.");
    row("records", npy(header("[('a', '<f8')]", "(2,)"), ""),
        "It holds records. Only arrays of numbers and texts can be read.");
    row("dates", npy(header("'<M8[ns]'", "(2,)"), ""), "Elements of the type '<M8[ns]' cannot be read.");
    row("long doubles", npy(header("'<f16'", "(2,)"), ""), "Elements of the type '<f16' cannot be read.");
    row("strings of no bytes", npy(header("'|S0'", "(2,)"), ""), "Elements of the type '|S0' cannot be read.");
    row("short", npy(header("'<f8'", "(2,)"), std::string(15, 'x')),
        "It ends early: of 16 bytes of elements only 15 are there.");
    row("overflow", npy(header("'<f8'", "(4294967296, 4294967296)"), ""),
        "Its shape (4294967296, 4294967296) is more than any file has.");
    row("no character", npy(header("'<U1'", "(1,)"), "\xFF\xFF\xFF\xFF"), "One of its texts is damaged.");
}

void TestNpyFile::refuses()
{
    QFETCH(QByteArray, file);
    QTEST(refusal(file.toStdString()), "reason");
}

void TestNpyFile::takesNoMemoryForWhatIsNotThere()
{
    QCOMPARE(refusal(npy(header("'<f8'", "(134217728,)"), "")),
             QByteArray("It ends early: of 1073741824 bytes of elements only 0 are there."));
    QCOMPARE(refusal(npy(header("'<f8'", "(3,)"), std::string(24, '\0')), {.elementBytes = 16}),
             QByteArray("Its shape (3,) is more than fits into 0 MiB."));
}

void TestNpyFile::stopsWhenTold()
{
    std::istringstream file(npy(header("'|u1'", "(10000000,)"), std::string(10'000'000, 'x')));
    std::vector<std::uint64_t> heard;
    const auto progress = [&heard](std::uint64_t byteCount) {
        heard.push_back(byteCount);
        return heard.size() < 2;
    };
    QVERIFY(!readNpy(file, {}, progress));
    QCOMPARE(heard, (std::vector<std::uint64_t>{4 << 20, 8 << 20}));
}

void TestNpyFile::survivesDamage()
{
    const std::vector<std::string> samples{npy(header("'<f8'", "(2, 3)"), std::string(48, 'x')),
                                           npy(header("'>U2'", "(2, 2)", "True"), std::string(32, '\0')),
                                           npy(header("'|S3'", "()"), "abc")};
    std::mt19937 random(5);
    int readCount = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = samples[random() % samples.size()];
        for (std::size_t i = 1 + random() % 3; i > 0; --i)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        if (random() % 4 == 0)
            bytes.resize(random() % bytes.size());
        readCount += refusal(bytes) == "read" ? 1 : 0;
    }
    QVERIFY(readCount > 100);
}

QTEST_APPLESS_MAIN(TestNpyFile)
#include "tst_npy_file.moc"
