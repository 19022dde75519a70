// SPDX-License-Identifier: GPL-3.0-or-later
// Files whose rows the worker appends to arrays of texts and enums and to those that grow along another dimension than
// the first, and objects; h5py and PyTables made the arrays, and say what they hold.
#include "SampleWorker.h"
#include "StorageFiles.h"

#include "h5scout/import/SourceFile.h"

#include <QProcess>
#include <QTest>

using namespace h5scout;
using namespace h5scout::test;

namespace
{

constexpr std::uint32_t kCommas = 1; ///< Delimiter::Comma
constexpr std::uint32_t kNone = 4;   ///< Delimiter::None

QString python(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(H5SCOUT_PYTHON), arguments);
    if (!process.waitForFinished(60'000))
        return QStringLiteral("Python did not end");
    const QString said = QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError()).trimmed();
    return process.exitCode() == 0 ? QString() : said + QStringLiteral(" (exit code %1)").arg(process.exitCode());
}

} // namespace

class AppendKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void appendsTheRowsOfATable_data();
    void appendsTheRowsOfATable();
    void appendsTheRowsOfAnArray_data();
    void appendsTheRowsOfAnArray();
    void manySlicesAreWrittenInBlocks();
    void whatDoesNotFitLeavesTheFileAsItIs_data();
    void whatDoesNotFitLeavesTheFileAsItIs();
    void objectsAreLiterals();

private:
    protocol::Request append(const std::string& path, const std::string& file, protocol::ElementKind kind);
    protocol::Request appendTable(const std::string& path, const std::string& text, protocol::ElementKind kind,
                                  std::uint64_t columns, std::uint32_t delimiter = kCommas);
    protocol::Request appendText(const std::string& path, const std::string& text);
    /// A file that numpy.save() writes of that expression.
    std::string saved(const char* expression);
    QString judged(const QString& expression) const;

    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<SampleWorker> m_sample;
    std::string m_before;
};

void AppendKindsTest::init()
{
    m_folder = std::make_unique<TemporaryFolder>();
    QString said;
    m_sample = std::make_unique<SampleWorker>([&said](const std::string& path) {
        said = python({QStringLiteral(H5SCOUT_GROWING_ARRAYS), QStringLiteral("add"), QString::fromStdString(path)});
    });
    QCOMPARE(said, QString());
    QVERIFY(m_sample->last(m_sample->ask.startEditing(m_folder->file("history"))).has_edit_state());
    m_before = contentOf(m_sample->path());
}

void AppendKindsTest::cleanup()
{
    m_sample.reset();
    m_folder.reset();
}

protocol::Request AppendKindsTest::append(const std::string& path, const std::string& file, protocol::ElementKind kind)
{
    protocol::Request request = m_sample->ask.edit();
    protocol::AppendFile& action = *request.mutable_edit()->mutable_append_file();
    action.set_path(path);
    action.set_file(file);
    const SourceStamp stamp = stampOfSource(file);
    action.set_file_bytes(stamp.byteCount);
    action.set_file_modified(stamp.modified);
    action.mutable_type()->set_kind(kind);
    const bool isText = kind == protocol::ELEMENT_KIND_TEXT;
    const bool isByte = kind == protocol::ELEMENT_KIND_UINT8;
    action.mutable_type()->set_byte_size(isText ? 0 : isByte ? 1 : kind == protocol::ELEMENT_KIND_INT32 ? 4 : 8);
    return request;
}

protocol::Request AppendKindsTest::appendTable(const std::string& path, const std::string& text,
                                               protocol::ElementKind kind, std::uint64_t columns,
                                               std::uint32_t delimiter)
{
    const std::string file = m_folder->file("rows.csv");
    writeContent(file, text);
    protocol::Request request = append(path, file, kind);
    protocol::AppendFile& action = *request.mutable_edit()->mutable_append_file();
    action.mutable_table()->set_delimiter(delimiter);
    action.set_columns(columns);
    return request;
}

protocol::Request AppendKindsTest::appendText(const std::string& path, const std::string& text)
{
    protocol::Request request = m_sample->ask.edit();
    request.mutable_edit()->mutable_append_text()->set_path(path);
    request.mutable_edit()->mutable_append_text()->set_text(text);
    return request;
}

std::string AppendKindsTest::saved(const char* expression)
{
    std::string file = m_folder->file("rows.npy");
    const QString said =
        python({QStringLiteral("-c"),
                QStringLiteral("import numpy, sys; numpy.save(sys.argv[1], %1)").arg(QString::fromUtf8(expression)),
                QString::fromStdString(file)});
    return said.isEmpty() ? file : said.toStdString();
}

QString AppendKindsTest::judged(const QString& expression) const
{
    return python({QStringLiteral(H5SCOUT_GROWING_ARRAYS), QStringLiteral("judge"),
                   QString::fromStdString(m_sample->path()), expression});
}

void AppendKindsTest::appendsTheRowsOfATable_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("delimiter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* path, const char* text, protocol::ElementKind kind, int columns,
                        std::uint32_t delimiter, const char* expected) {
        QTest::newRow(name) << QByteArray(path) << QByteArray(text) << static_cast<int>(kind) << columns
                            << static_cast<int>(delimiter) << QString::fromUtf8(expected);
    };
    row("texts, whole lines", "/texts", "one, two\n\n# \"three\"\n", protocol::ELEMENT_KIND_TEXT, 1, kNone,
        "[x.decode() for x in f['texts'][2:]] == ['one, two', '', '# \"three\"']");
    row("a table of texts", "/cells", "1,\"2,5\",µ\nx,y,z\n", protocol::ELEMENT_KIND_TEXT, 3, kCommas,
        "[[x.decode() for x in r] for r in f['cells'][1:]] == [['1', '2,5', 'µ'], ['x', 'y', 'z']]");
    row("an enum", "/colours", "BLUE\n1\n", protocol::ELEMENT_KIND_INT32, 1, kCommas,
        "f['colours'][()].tolist() == [0, 7, 42, 1]");
    row("an enum of PyTables", "/states", "OFF\nON\n", protocol::ELEMENT_KIND_UINT8, 1, kCommas,
        "t.root.states[:].tolist() == [1, 0, 1]");
    row("columns", "/wide", "7,8\n9,10\n", protocol::ELEMENT_KIND_FLOAT64, 2, kCommas,
        "f['wide'][()].tolist() == [[0, 1, 2, 7, 9], [3, 4, 5, 8, 10]]");
    row("slices in one line each", "/extdim", "1,2,3,4,5,6\n", protocol::ELEMENT_KIND_FLOAT64, 6, kCommas,
        "t.root.extdim.shape == (3, 3, 2) and t.root.extdim[:, 2].tolist() == [[1, 2], [3, 4], [5, 6]]");
}

void AppendKindsTest::appendsTheRowsOfATable()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QFETCH(int, columns);
    QFETCH(int, delimiter);
    QFETCH(QString, expected);
    const protocol::Reply reply =
        m_sample->last(appendTable(path.toStdString(), text.toStdString(), static_cast<protocol::ElementKind>(kind),
                                   static_cast<std::uint64_t>(columns), static_cast<std::uint32_t>(delimiter)));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(judged(expected), QString());
    QVERIFY(m_sample->last(m_sample->ask.undo()).has_edited());
    QVERIFY(contentOf(m_sample->path()) == m_before);
}

void AppendKindsTest::appendsTheRowsOfAnArray_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("array");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* path, const char* array, protocol::ElementKind kind,
                        const char* expected) {
        QTest::newRow(name) << QByteArray(path) << QByteArray(array) << static_cast<int>(kind)
                            << QString::fromUtf8(expected);
    };
    row("texts of one width", "/texts", "numpy.array([b'gamma', b'd'])", protocol::ELEMENT_KIND_TEXT,
        "[x.decode() for x in f['texts'][2:]] == ['gamma', 'd']");
    row("texts of any", "/texts", "numpy.array(['µ', 'longer'])", protocol::ELEMENT_KIND_TEXT,
        "[x.decode() for x in f['texts'][2:]] == ['µ', 'longer']");
    row("numbers of an enum", "/colours", "numpy.array([42, 1], 'u1')", protocol::ELEMENT_KIND_INT32,
        "f['colours'][()].tolist() == [0, 7, 42, 1]");
    row("a block of slices", "/deep", "numpy.arange(12.).reshape(2, 3, 2)", protocol::ELEMENT_KIND_INT64,
        "f['deep'].shape == (2, 3, 6) and (f['deep'][:, :, 4:] == numpy.arange(12).reshape(2, 3, 2)).all()");
    row("one slice", "/deep", "numpy.arange(6).reshape(2, 3)", protocol::ELEMENT_KIND_INT64,
        "f['deep'].shape == (2, 3, 5) and (f['deep'][:, :, 4] == numpy.arange(6).reshape(2, 3)).all()");
}

void AppendKindsTest::appendsTheRowsOfAnArray()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, array);
    QFETCH(int, kind);
    QFETCH(QString, expected);
    const protocol::Reply reply =
        m_sample->last(append(path.toStdString(), saved(array.constData()), static_cast<protocol::ElementKind>(kind)));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(judged(expected), QString());
}

void AppendKindsTest::manySlicesAreWrittenInBlocks()
{
    constexpr int kSlices = 800'000; // of two numbers: more than one block of some MiB
    std::string text;
    for (int slice = 0; slice < kSlices; ++slice)
        text += std::to_string(slice) + ",-" + std::to_string(slice) + '\n';
    const protocol::Reply reply = m_sample->last(appendTable("/wide", text, protocol::ELEMENT_KIND_FLOAT64, 2));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(judged(QStringLiteral("f['wide'].shape == (2, 800003) and "
                                   "(f['wide'][0, 3:] == numpy.arange(800000)).all() and "
                                   "(f['wide'][1, 3:] == -numpy.arange(800000)).all()")),
             QString());
}

void AppendKindsTest::whatDoesNotFitLeavesTheFileAsItIs_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("array");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* path, const char* text, const char* array,
                        protocol::ElementKind kind, const char* sentence) {
        QTest::newRow(name) << QByteArray(path) << QByteArray(text) << QByteArray(array) << static_cast<int>(kind)
                            << QString::fromUtf8(sentence);
    };
    row("no name", "/colours", "RED\nPINK\n", "", protocol::ELEMENT_KIND_INT32,
        "Line 2, column 1: 'PINK' is no member of the enum: BLUE (42), GREEN (1) and RED (0).");
    row("a number without a name", "/colours", "", "numpy.array([1, 7])", protocol::ELEMENT_KIND_INT32,
        "The element at (1,) is 7, which is no value of the enum");
    row("numbers for texts", "/texts", "", "numpy.arange(3.)", protocol::ELEMENT_KIND_TEXT,
        "The file holds float64, but the array takes texts.");
    row("no ASCII", "/ascii", "µ\n", "", protocol::ELEMENT_KIND_TEXT, "The value is 'µ', which is not ASCII");
    row("slices first", "/deep", "", "numpy.arange(30).reshape(5, 2, 3)", protocol::ELEMENT_KIND_INT64,
        "The array in the file has the shape (5, 2, 3), but the slices along dimension 2 have the shape (2, 3).");
    row("no room", "/short", "1\n2\n3\n", "", protocol::ELEMENT_KIND_FLOAT64,
        "It has room for 2 more rows, the given array has 3.");
}

void AppendKindsTest::whatDoesNotFitLeavesTheFileAsItIs()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, array);
    QFETCH(int, kind);
    QFETCH(QString, sentence);
    const auto element = static_cast<protocol::ElementKind>(kind);
    const protocol::Reply reply =
        m_sample->last(array.isEmpty() ? appendTable(path.toStdString(), text.toStdString(), element, 1, kNone)
                                       : append(path.toStdString(), saved(array.constData()), element));
    QVERIFY(reply.has_error());
    QVERIFY2(QString::fromStdString(reply.error().reason()).startsWith(sentence), reply.error().reason().c_str());
    QVERIFY(contentOf(m_sample->path()) == m_before);
}

void AppendKindsTest::objectsAreLiterals()
{
    protocol::Reply reply = m_sample->last(appendText("/objects", "{'a': [1, 2.5, None], (1, 'µ'): b'\\x00'}"));
    QVERIFY2(reply.has_edited(), reply.error().reason().c_str());
    QCOMPARE(reply.edited().state().undo_names(0), std::string("Append an object to objects"));
    QCOMPARE(judged(QStringLiteral("t.root.objects[1] == {'a': [1, 2.5, None], (1, 'µ'): b'\\x00'}")), QString());
    const std::string before = contentOf(m_sample->path());
    reply = m_sample->last(appendText("/objects", "open('x')"));
    QCOMPARE(reply.error().reason(), std::string("The text is no Python literal."));
    reply = m_sample->last(appendText("/objects", "datetime.date(2024, 1, 2)"));
    QCOMPARE(reply.error().reason(), std::string("The object holds values that are not pickled here."));
    QVERIFY(contentOf(m_sample->path()) == before);
}

QTEST_GUILESS_MAIN(AppendKindsTest)
#include "tst_append_kinds.moc"
