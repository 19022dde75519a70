// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"

#include "h5scout/value/PickleSubset.h"
#include "h5scout/value/PymodaqJson.h"
#include "h5scout/value/PythonLiteral.h"

#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSet>

using namespace h5scout;

/// What Python spells and pickles, random and systematic, must read as the value that Python spells the same way,
/// PyMoDAQ's JSON be written again as Python has written it, and texts be pickled as Python does.
class TestPythonAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPythonWrites();
    void writesPicklesThatPythonReads();
};

namespace
{

std::optional<Value> decode(const QByteArray& kind, std::string_view source)
{
    if (kind == "literal")
        return parsePythonLiteral(source);
    if (kind == "json")
        return decodePymodaqJson(source);
    return readPickle(source);
}

} // namespace

void TestPythonAgreement::readsWhatPythonWrites()
{
    constexpr int kPatienceMs = 120'000;
    const QString python = QStringLiteral("/usr/bin/python3");
    if (!QFileInfo(python).isExecutable())
        QSKIP("There is no Python to compare with.");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PYTHONHASHSEED"), QStringLiteral("0")); // the order of sets
    process.setProcessEnvironment(environment);
    process.start(python, {QStringLiteral("-B"), QStringLiteral(H5SCOUT_AGREEMENT_SCRIPT)});
    QVERIFY2(process.waitForFinished(kPatienceMs), qPrintable(process.errorString()));
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);

    QSet<QByteArray> kinds;
    const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    QVERIFY(lines.size() > 20'000);
    for (const QByteArray& line : lines) {
        const QList<QByteArray> columns = line.split('\t');
        if (columns.size() != 3)
            continue;
        kinds.insert(columns[0]);
        const QByteArray source = QByteArray::fromHex(columns[1]);
        const QByteArray expected = QByteArray::fromHex(columns[2]);
        if (columns[0] == "text") {
            const auto pickle = writePickledText(viewOf(source));
            QVERIFY2(pickle && bytesOf(*pickle) == expected, source.left(2000).constData());
            continue;
        }
        if (columns[0] == "hostile") {
            // The call becomes a value that names it, and is not made.
            const QByteArray shown = reprOf(readPickle(viewOf(source)));
            QVERIFY2(shown.contains(expected), shown + " for " + source);
            continue;
        }
        if (columns[0] == "scalar") {
            const auto scalar = readPickle(viewOf(source));
            QVERIFY2(scalar, source);
            QCOMPARE(QByteArray::fromStdString(encodePymodaqJson(*scalar).value_or("nothing")), expected);
            continue;
        }
        const QByteArray actual = reprOf(decode(columns[0], viewOf(source)));
        QVERIFY2(actual == expected, columns[0] + " of " + expected.left(2000) + "\nreads as " + actual.left(2000));
        if (columns[0] == "json") {
            const auto written = encodePymodaqJson(decode(columns[0], viewOf(source)).value());
            QCOMPARE(QByteArray::fromStdString(written.value_or("nothing")), source);
        }
    }
    QCOMPARE(kinds, QSet<QByteArray>({"literal", "json", "pickle", "text", "hostile", "scalar"}));
}

void TestPythonAgreement::writesPicklesThatPythonReads()
{
    constexpr int kPatienceMs = 120'000;
    const QString python = QStringLiteral("/usr/bin/python3");
    if (!QFileInfo(python).isExecutable())
        QSKIP("There is no Python to compare with.");
    QProcess writer;
    writer.start(python, {QStringLiteral("-B"), QStringLiteral(H5SCOUT_AGREEMENT_SCRIPT)});
    QVERIFY2(writer.waitForFinished(kPatienceMs), qPrintable(writer.errorString()));

    QByteArray pickles;
    for (const QByteArray& line : writer.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> columns = line.split('\t');
        if (columns[0] != "literal")
            continue;
        const QByteArray literal = QByteArray::fromHex(columns[1]);
        const auto value = parsePythonLiteral(viewOf(literal));
        const auto pickle = value ? writePlainPickle(*value) : std::nullopt;
        if (pickle)
            pickles += QByteArray::fromStdString(*pickle).toHex() + " " + columns[1] + "\n";
    }
    QVERIFY(pickles.count('\n') > 1000);
    QProcess reader;
    reader.start(python, {QStringLiteral("-B"), QStringLiteral("-c"), QStringLiteral(R"(
import pickle, sys
nan, inf = float("nan"), float("inf")
names = {"nan": nan, "inf": inf, "nanj": complex(0, nan), "infj": complex(0, inf), "set": set, "__builtins__": {}}

def told(value):
    """A text for each value, whatever order a set has today: nan is not equal to itself, its text is."""
    if isinstance(value, (set, frozenset)):
        return type(value).__name__ + str(sorted(map(told, value)))
    if isinstance(value, (list, tuple)):
        return type(value).__name__ + str([told(part) for part in value])
    if isinstance(value, dict):
        return "dict" + str(sorted((told(key), told(part)) for key, part in value.items()))
    return repr(value)

for line in sys.stdin:
    written, literal = (bytes.fromhex(part) for part in line.split())
    read, meant = pickle.loads(written), eval(literal.decode("utf-8", "surrogatepass"), names)
    if told(read) != told(meant) and read != meant:
        print(literal, written)
)")});
    reader.write(pickles);
    reader.closeWriteChannel();
    QVERIFY2(reader.waitForFinished(kPatienceMs), qPrintable(reader.errorString()));
    QCOMPARE(reader.readAllStandardError(), QByteArray());
    QCOMPARE(reader.readAllStandardOutput(), QByteArray());
}

QTEST_GUILESS_MAIN(TestPythonAgreement)
#include "tst_python_agreement.moc"
