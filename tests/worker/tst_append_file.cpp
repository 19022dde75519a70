// SPDX-License-Identifier: GPL-3.0-or-later
// Files whose rows the worker reads and appends by itself.
#include "SampleWorker.h"
#include "StorageFiles.h"

#include "h5scout/import/SourceFile.h"

#include <QTest>

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>

using namespace h5scout;
using namespace h5scout::test;

namespace
{

constexpr std::uint64_t kManyRows = 400'000; ///< of four: more than one block

std::string npy(const std::string& descr, const std::string& shape, const std::string& elements,
                const std::string& isFortran = "False")
{
    std::string header = "{'descr': '" + descr + "', 'fortran_order': " + isFortran + ", 'shape': " + shape + ", }";
    header.resize(117, ' ');
    header += '\n';
    return std::string("\x93NUMPY\x01\x00\x76\x00", 10) + header + elements;
}

/// Four numbers a row: 4 * row + column, less 7000.
std::string manyElements(bool isFortran = false)
{
    std::string elements(kManyRows * 4 * sizeof(std::int32_t), '\0');
    for (std::uint64_t row = 0; row < kManyRows; ++row)
        for (std::uint64_t column = 0; column < 4; ++column) {
            const auto value = static_cast<std::int32_t>(4 * row + column) - 7000;
            const std::uint64_t place = isFortran ? column * kManyRows + row : 4 * row + column;
            std::memcpy(elements.data() + place * sizeof value, &value, sizeof value);
        }
    return elements;
}

std::string manyLines(const std::string& delimiter, const std::string& sign)
{
    std::string text;
    for (std::uint64_t row = 0; row < kManyRows / 4; ++row)
        for (int column = 0; column < 4; ++column)
            text += std::to_string(row) + sign + std::to_string(column) + (column < 3 ? delimiter : "\n");
    return text;
}

} // namespace

/// The sample's file, with editing on and an array that grows.
class AppendFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void appendsTheRowsOfAnArray_data();
    void appendsTheRowsOfAnArray();
    void appendsTheRowsOfAText_data();
    void appendsTheRowsOfAText();
    void joinsTheLinesOfARow();
    void takesOneRow();
    void roundsWhereItIsTold();
    void readsTheEncodingThatItIsTold();
    void whatDoesNotFitLeavesTheFileAsItIs_data();
    void whatDoesNotFitLeavesTheFileAsItIs();
    void aFileThatHasChangedIsRefused();
    void tellsHowFarItIsAndStops();

private:
    std::string write(const char* name, const std::string& bytes)
    {
        const std::string path = m_folder->file(name);
        writeContent(path, bytes);
        return path;
    }
    /// An empty array of rows of that shape, "/made".
    void make(const std::vector<std::uint64_t>& itemShape, protocol::ElementKind kind, std::uint64_t elementBytes,
              std::uint32_t compressionLevel = 0);
    protocol::Request append(const std::string& file);
    protocol::Request appendTable(const std::string& file, std::uint64_t columns, std::uint32_t delimiter = 1,
                                  std::uint32_t decimal = 0, bool hasHeader = false);
    std::vector<double> readRows(std::uint64_t first, std::uint64_t count);
    std::vector<std::uint64_t> shape();
    void checkUndo();

    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<SampleWorker> m_sample;
    protocol::ElementType m_type;
    std::string m_before; ///< the file with the empty array
};

void AppendFileTest::init()
{
    m_folder = std::make_unique<TemporaryFolder>();
    m_sample = std::make_unique<SampleWorker>();
    QVERIFY(m_sample->last(m_sample->ask.startEditing(m_folder->file("history"))).has_edit_state());
}

void AppendFileTest::cleanup()
{
    m_sample.reset();
    m_folder.reset();
}

void AppendFileTest::make(const std::vector<std::uint64_t>& itemShape, protocol::ElementKind kind,
                          std::uint64_t elementBytes, std::uint32_t compressionLevel)
{
    m_type.set_kind(kind);
    m_type.set_byte_size(elementBytes);
    protocol::Request request = m_sample->ask.edit();
    protocol::CreateArray& creation = *request.mutable_edit()->mutable_create_array();
    creation.set_parent("/");
    creation.set_name("made");
    creation.set_kind(static_cast<std::uint32_t>(NodeKind::EArray));
    *creation.mutable_type() = m_type;
    creation.mutable_shape()->Assign(itemShape.begin(), itemShape.end());
    creation.set_compression_level(compressionLevel);
    const protocol::Reply reply = m_sample->last(request);
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    m_before = contentOf(m_sample->path());
}

protocol::Request AppendFileTest::append(const std::string& file)
{
    protocol::Request request = m_sample->ask.edit();
    protocol::AppendFile& action = *request.mutable_edit()->mutable_append_file();
    action.set_path("/made");
    action.set_file(file);
    if (std::filesystem::is_regular_file(file)) {
        const SourceStamp stamp = stampOfSource(file);
        action.set_file_bytes(stamp.byteCount);
        action.set_file_modified(stamp.modified);
    }
    *action.mutable_type() = m_type;
    return request;
}

protocol::Request AppendFileTest::appendTable(const std::string& file, std::uint64_t columns, std::uint32_t delimiter,
                                              std::uint32_t decimal, bool hasHeader)
{
    protocol::Request request = append(file);
    protocol::AppendFile& action = *request.mutable_edit()->mutable_append_file();
    action.mutable_table()->set_delimiter(delimiter);
    action.mutable_table()->set_decimal(decimal);
    action.mutable_table()->set_has_header(hasHeader);
    action.set_columns(columns);
    return request;
}

std::vector<std::uint64_t> AppendFileTest::shape()
{
    const protocol::Reply reply = m_sample->last(m_sample->ask.describe("/made"));
    return {reply.node().space().shape().begin(), reply.node().space().shape().end()};
}

/// Float64 elements.
std::vector<double> AppendFileTest::readRows(std::uint64_t first, std::uint64_t count)
{
    std::vector<std::vector<std::uint64_t>> ranges{{first, count, 1}};
    for (std::size_t dimension = 1; dimension < shape().size(); ++dimension)
        ranges.push_back({0, shape()[dimension], 1});
    const protocol::Reply reply = m_sample->last(m_sample->ask.readArray("/made", ranges));
    const std::string& bytes = reply.array().array().elements();
    std::vector<double> elements(bytes.size() / sizeof(double));
    std::memcpy(elements.data(), bytes.data(), bytes.size());
    return elements;
}

void AppendFileTest::checkUndo()
{
    const std::string after = contentOf(m_sample->path());
    QVERIFY(after != m_before);
    QVERIFY(m_sample->last(m_sample->ask.undo()).has_edited());
    QVERIFY(contentOf(m_sample->path()) == m_before);
    QVERIFY(m_sample->last(m_sample->ask.redo()).has_edited());
    QVERIFY(contentOf(m_sample->path()) == after);
}

void AppendFileTest::appendsTheRowsOfAnArray_data()
{
    QTest::addColumn<bool>("isFortran");
    QTest::addColumn<quint32>("compression");
    QTest::newRow("C order") << false << 0U;
    QTest::newRow("Fortran order, compressed") << true << 1U;
}

void AppendFileTest::appendsTheRowsOfAnArray()
{
    QFETCH(bool, isFortran);
    QFETCH(quint32, compression);
    make({4}, protocol::ELEMENT_KIND_FLOAT64, 8, compression);
    const std::string shape = "(" + std::to_string(kManyRows) + ", 4)";
    const std::string file =
        write("rows.npy", npy("<i4", shape, manyElements(isFortran), isFortran ? "True" : "False"));
    protocol::Reply reply = m_sample->last(append(file));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(reply.edited().path(), std::string("/made"));
    QVERIFY(reply.edited().is_undoable());
    QCOMPARE(reply.edited().state().undo_names(0), std::string("Append the rows of rows.npy to made"));
    QCOMPARE(this->shape(), (std::vector<std::uint64_t>{kManyRows, 4}));
    const std::vector<double> last = readRows(kManyRows - 2, 2);
    for (std::size_t i = 0; i < last.size(); ++i)
        QCOMPARE(last[i], static_cast<double>(4 * (kManyRows - 2) + i) - 7000.0);
    QCOMPARE(readRows(0, 1), (std::vector<double>{-7000, -6999, -6998, -6997}));
    checkUndo();
    // Behind what is there, in the middle of a chunk.
    reply = m_sample->last(append(write("few.npy", npy("<i4", "(1, 4)", std::string(16, '\1')))));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    reply = m_sample->last(append(file));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(this->shape(), (std::vector<std::uint64_t>{2 * kManyRows + 1, 4}));
    QCOMPARE(readRows(kManyRows, 2),
             (std::vector<double>{0x01010101, 0x01010101, 0x01010101, 0x01010101, -7000, -6999, -6998, -6997}));
}

void AppendFileTest::appendsTheRowsOfAText_data()
{
    QTest::addColumn<QString>("delimiter");
    QTest::addColumn<QString>("sign");
    QTest::addColumn<QString>("head");
    QTest::addColumn<quint32>("delimiterNumber");
    QTest::newRow("commas") << QStringLiteral(",") << QStringLiteral(".") << QString() << 1U;
    QTest::newRow("decimal commas, names")
        << QStringLiteral(";") << QStringLiteral(",") << QStringLiteral("# by whom\na;b;c;d\n") << 2U;
}

void AppendFileTest::appendsTheRowsOfAText()
{
    QFETCH(QString, delimiter);
    QFETCH(QString, sign);
    QFETCH(QString, head);
    QFETCH(quint32, delimiterNumber);
    make({4}, protocol::ELEMENT_KIND_FLOAT64, 8);
    const std::string text = head.toStdString() + manyLines(delimiter.toStdString(), sign.toStdString());
    const protocol::Reply reply = m_sample->last(
        appendTable(write("rows.csv", text), 4, delimiterNumber, sign == QStringLiteral(",") ? 1 : 0, !head.isEmpty()));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(shape(), (std::vector<std::uint64_t>{kManyRows / 4, 4}));
    const double last = kManyRows / 4 - 1;
    QCOMPARE(readRows(kManyRows / 4 - 1, 1), (std::vector<double>{last, last + 0.1, last + 0.2, last + 0.3}));
    checkUndo();
}

void AppendFileTest::joinsTheLinesOfARow()
{
    make({2, 3}, protocol::ELEMENT_KIND_FLOAT64, 8);
    protocol::Reply reply = m_sample->last(appendTable(write("rows.csv", "1,2,3\n4,5,6\n7,8,9\n10,11,12\n"), 3));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(shape(), (std::vector<std::uint64_t>{2, 2, 3}));
    reply = m_sample->last(appendTable(write("wide.csv", "1,2,3,4,5,6\n"), 6));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(readRows(1, 2), (std::vector<double>{7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6}));
}

void AppendFileTest::takesOneRow()
{
    make({2, 2}, protocol::ELEMENT_KIND_FLOAT64, 8);
    const protocol::Reply reply = m_sample->last(append(write("row.npy", npy("|u1", "(2, 2)", "\1\2\3\4"))));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(readRows(0, 1), (std::vector<double>{1, 2, 3, 4}));
}

void AppendFileTest::roundsWhereItIsTold()
{
    make({2}, protocol::ELEMENT_KIND_FLOAT32, 4);
    const auto rows = [this](std::initializer_list<double> numbers) {
        std::string elements(numbers.size() * sizeof(double), '\0');
        std::memcpy(elements.data(), numbers.begin(), elements.size());
        return write("rows.npy", npy("<f8", "(" + std::to_string(numbers.size() / 2) + ", 2)", elements));
    };
    const auto rounded = [this](const std::string& file) {
        protocol::Request request = append(file);
        request.mutable_edit()->mutable_append_file()->set_rounds(true);
        return m_sample->last(request);
    };
    protocol::Reply reply = m_sample->last(append(rows({0.5, 0.1})));
    QCOMPARE(reply.error().reason(),
             std::string("The element at (0, 1) is 0.1, which float32 does not hold without loss."));
    reply = rounded(rows({0.5, 0.1, 1e-300, -1.0 / 3}));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(shape(), (std::vector<std::uint64_t>{2, 2}));
    const protocol::Reply answer = m_sample->last(m_sample->ask.readArray("/made", {{0, 2, 1}, {0, 2, 1}}));
    const std::string& bytes = answer.array().array().elements();
    std::array<float, 4> stored{};
    QCOMPARE(bytes.size(), sizeof stored);
    std::memcpy(stored.data(), bytes.data(), bytes.size());
    QCOMPARE(stored, (std::array<float, 4>{0.5F, 0.1F, 0.0F, -1.0F / 3}));
    m_before = contentOf(m_sample->path());
    reply = rounded(rows({1, 2, 3, 1e39})); // would become infinite
    QCOMPARE(reply.error().reason(), std::string("The element at (1, 1) is 1e+39, which float32 does not hold."));
    QVERIFY(contentOf(m_sample->path()) == m_before);
}

void AppendFileTest::readsTheEncodingThatItIsTold()
{
    make({2}, protocol::ELEMENT_KIND_FLOAT64, 8);
    const std::string file = write("rows.csv", "\xB0\x43,\xB5V\n1,2\n");
    protocol::Request request = appendTable(file, 2, 1, 0, true);
    protocol::Reply reply = m_sample->last(request);
    QCOMPARE(reply.error().reason(), std::string("Line 1, column 1: the byte 0xB0 is not UTF-8."));
    request = appendTable(file, 2, 1, 0, true);
    request.mutable_edit()->mutable_append_file()->mutable_table()->set_encoding(1);
    reply = m_sample->last(request);
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(readRows(0, 1), (std::vector<double>{1, 2}));
    request = appendTable(file, 2, 1, 0, true);
    request.mutable_edit()->mutable_append_file()->mutable_table()->set_encoding(2);
    QVERIFY(QString::fromStdString(m_sample->last(request).error().reason())
                .startsWith(QStringLiteral("This worker does not know how the table is written")));
}

void AppendFileTest::whatDoesNotFitLeavesTheFileAsItIs_data()
{
    using Ask = std::function<protocol::Request(AppendFileTest&)>;
    QTest::addColumn<Ask>("ask");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const Ask& ask, const char* sentence,
                        protocol::ElementKind kind = protocol::ELEMENT_KIND_INT16) {
        QTest::newRow(name) << ask << QString::fromUtf8(sentence) << static_cast<int>(kind);
    };
    row(
        "a cell is no number",
        [](AppendFileTest& test) {
            return test.appendTable(test.write("rows.csv", manyLines(",", ".") + "1,2,x,4\n"), 4);
        },
        "Line 100001, column 3: 'x' is not a number.", protocol::ELEMENT_KIND_FLOAT64);
    row(
        "a line is too short",
        [](AppendFileTest& test) { return test.appendTable(test.write("rows.csv", "1,2,3,4\n1,2\n"), 4); },
        "Line 2, column 3: There is no cell: the row is shorter than the others.");
    row(
        "a line is too long",
        [](AppendFileTest& test) { return test.appendTable(test.write("rows.csv", "1,2,3,4\n1,2,3,4,5\n"), 4); },
        "Line 2 has 5 cells, but the first lines have 4.");
    row(
        "other columns", [](AppendFileTest& test) { return test.appendTable(test.write("rows.csv", "1,2,3\n"), 3); },
        "The table has 3 columns, but a row of the array has 4 elements.");
    row(
        "no rows", [](AppendFileTest& test) { return test.appendTable(test.write("rows.csv", "# none\n"), 4); },
        "There are no rows in it.");
    row(
        "an element is out of range",
        [](AppendFileTest& test) {
            const std::string bad("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xc0\x7f", 16);
            return test.append(
                test.write("rows.npy", npy("<f4", "(400001, 4)", std::string(16 * kManyRows, '\0') + bad)));
        },
        "The element at (400000, 3) is nan, which int16 does not hold without loss.");
    row(
        "rows of another shape",
        [](AppendFileTest& test) {
            return test.append(test.write("rows.npy", npy("<f4", "(2, 2)", std::string(16, 0))));
        },
        "The array in the file has the shape (2, 2), but the rows have the shape (4,).");
    row(
        "a file that is cut",
        [](AppendFileTest& test) {
            return test.append(test.write("rows.npy", npy("<f4", "(2, 4)", std::string(16, 0))));
        },
        "It ends early: of 32 bytes of elements only 16 are there.");
    row(
        "no file", [](AppendFileTest& test) { return test.append(test.m_folder->file("none.npy")); },
        "none.npy cannot be read: there is no such file.");
    row(
        "no array that grows",
        [](AppendFileTest& test) {
            protocol::Request request = test.append(test.write("rows.npy", npy("<f4", "(1,)", std::string(4, 0))));
            request.mutable_edit()->mutable_append_file()->set_path("/line");
            return request;
        },
        "The node is no enlargeable array");
}

void AppendFileTest::whatDoesNotFitLeavesTheFileAsItIs()
{
    QFETCH(std::function<protocol::Request(AppendFileTest&)>, ask);
    QFETCH(QString, sentence);
    QFETCH(int, kind);
    make({4}, static_cast<protocol::ElementKind>(kind), kind == protocol::ELEMENT_KIND_INT16 ? 2 : 8);
    const protocol::Reply reply = m_sample->last(ask(*this));
    QVERIFY(reply.has_error());
    QVERIFY2(QString::fromStdString(reply.error().reason()).startsWith(sentence), reply.error().reason().c_str());
    QVERIFY(contentOf(m_sample->path()) == m_before);
    // And the next one goes well.
    QVERIFY(m_sample->last(m_sample->ask.setAttribute("/line", "units", "mV")).has_edited());
    QVERIFY(!m_sample->last(m_sample->ask.describe("/line")).file_changed());
}

void AppendFileTest::aFileThatHasChangedIsRefused()
{
    make({4}, protocol::ELEMENT_KIND_FLOAT64, 8);
    const std::string file = write("rows.csv", "1,2,3,4\n");
    const protocol::Request request = appendTable(file, 4);
    write("rows.csv", "1,2,3,4\n5,6,7,8\n");
    const protocol::Reply reply = m_sample->last(request);
    QCOMPARE(reply.error().reason(), std::string("rows.csv has been changed since its beginning was shown."));
    QVERIFY(!reply.error().advice().empty());
    QVERIFY(contentOf(m_sample->path()) == m_before);
}

void AppendFileTest::tellsHowFarItIsAndStops()
{
    make({4}, protocol::ELEMENT_KIND_FLOAT64, 8);
    std::string text;
    while (text.size() < 20'000'000)
        text += manyLines(",", ".");
    const std::string file = write("rows.csv", text);
    const protocol::Request request = appendTable(file, 4);
    m_sample->send(request);
    bool isCancelled = false;
    std::uint64_t done = 0;
    for (;;) {
        const std::optional<protocol::Reply> reply = m_sample->receive();
        QVERIFY(reply && reply->id() == request.id());
        if (reply->last()) {
            QVERIFY(reply->has_cancelled());
            break;
        }
        QCOMPARE(reply->progress().total(), std::filesystem::file_size(file));
        QVERIFY(reply->progress().done() > done);
        done = reply->progress().done();
        QVERIFY(isCancelled || std::filesystem::file_size(m_sample->path()) > m_before.size());
        m_sample->send(m_sample->ask.cancel(request));
        isCancelled = true;
    }
    QVERIFY(isCancelled && done < std::filesystem::file_size(file));
    QVERIFY(contentOf(m_sample->path()) == m_before);
    QVERIFY(m_sample->last(m_sample->ask.setAttribute("/line", "units", "mV")).has_edited());
}

QTEST_GUILESS_MAIN(AppendFileTest)
#include "tst_append_file.moc"
