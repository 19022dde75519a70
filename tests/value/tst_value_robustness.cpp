// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"

#include "h5scout/value/PickleSubset.h"
#include "h5scout/value/PymodaqJson.h"
#include "h5scout/value/PythonLiteral.h"

#include <random>

using namespace h5scout;

/// Damaged input is refused or reads as something else, but never crashes, hangs or fills the memory. What is read can
/// be spelled and, unless it holds what has no spelling, read back.
class TestValueRobustness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesDamagedLiterals();
    void survivesDamagedPickles();
    void survivesDamagedJson();
    void survivesNoise();
    void survivesEveryCut();
};

namespace
{

constexpr int kRounds = 20'000;

const QList<QByteArray>& literals()
{
    static const QList<QByteArray> kLiterals = {
        "{'a': (1, 2.5, [None, True, -1e-07]), (1+2j): b'\\x00\\xff\\'', 'b\\u00e9\\U0001f600\\n\\101': {1, set(), "
        "nan}}",
        "[np.float64(1.5), np.str_('a'), np.True_, 1180591620717411303424, datetime.date(2024, 10, 20)]",
        "(datetime.datetime(2024, 10, 20, 22, 8, 9, 123456, tzinfo=datetime.timezone.utc), datetime.time(1, 2), -inf)",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"};
    return kLiterals;
}

const QList<QByteArray>& pickles()
{
    // Protocols 0, 4 and 5 of plain data with datetime, NumPy and shared items; hexadecimal where they are binary.
    static const QList<QByteArray> kPickles = {
        "(dp0\nVa\np1\n(lp2\nI1\naF2.5\nag1\nasVb\np3\n(I01\nNL12345678901234567890L\nS'x\\xe9'\np4\ntp5\ns.",
        "cnumpy.core.multiarray\n_reconstruct\np0\n(cnumpy\nndarray\np1\n(I0\ntp2\nc_codecs\nencode\np3\n("
        "Vb\np4\nVlatin1\n"
        "p5\ntp6\nRp7\ntp8\nRp9\n(I1\n(I2\nI2\ntp10\ncnumpy\ndtype\np11\n(Vu2\np12\nI00\nI01\ntp13\nRp14\n(I3\nV>"
        "\np15\n"
        "NNNI-1\nI-1\nI0\ntp16\nbI01\ng3\n(Vabcdefgh\np17\ng5\ntp18\nRp19\ntp20\nb.",
        "cdatetime\ndatetime\np0\n(c_codecs\nencode\np1\n("
        "V\x07\xe8\x01\x01\x01\x01\x01\x01\x01\x01\np2\nVlatin1\np3\ntp4\n"
        "Rp5\ncdatetime\ntimezone\np6\n(cdatetime\ntimedelta\np7\n(I0\nI3600\nI0\ntp8\nRp9\ntp10\nRp11\ntp12\nRp13\n.",
        QByteArray::fromHex(
            "8004957a000000000000007d94288c016b945d94288c016194680343016294658c03626967948a090000000000000000408c"
            "01749428473ff80000000000004affffffff4e8874948c0173948f94284b01908c0163948c086275696c74696e73948c0763"
            "6f6d706c6578949394470000000000000000473ff000000000000086945294752e"),
        QByteArray::fromHex(
            "80059579000000000000008c126e756d70792e636f72652e6e756d65726963948c0b5f66726f6d6275666665729493942896"
            "040000000000000001020304948c056e756d7079948c0564747970659493948c02693194898887945294284b038c017c944e"
            "4e4e4affffffff4affffffff4b007494624b024b0286948c014394749452942e")};
    return kPickles;
}

class Damager
{
public:
    QByteArray damage(const QList<QByteArray>& samples)
    {
        QByteArray bytes = samples[below(samples.size())];
        for (qsizetype i = 1 + below(4); i > 0; --i)
            damageOnce(bytes, samples);
        return bytes;
    }

    QByteArray noise()
    {
        QByteArray bytes(below(64), '\0');
        for (char& byte : bytes)
            byte = anyByte();
        return bytes;
    }

private:
    qsizetype below(qsizetype limit) { return std::uniform_int_distribution<qsizetype>(0, limit - 1)(m_random); }
    char anyByte() { return static_cast<char>(below(256)); }

    void damageOnce(QByteArray& bytes, const QList<QByteArray>& samples)
    {
        if (bytes.isEmpty())
            return;
        const qsizetype place = below(bytes.size());
        switch (below(6)) {
        case 0:
            bytes[place] = anyByte();
            break;
        case 1:
            bytes[place] = static_cast<char>(bytes[place] ^ (1 << below(8)));
            break;
        case 2:
            bytes.remove(place, 1 + below(8));
            break;
        case 3:
            bytes.insert(place, bytes.mid(below(bytes.size()), 1 + below(16)));
            break;
        case 4:
            bytes.insert(place, anyByte());
            break;
        default: {
            const QByteArray& other = samples[below(samples.size())];
            bytes = bytes.left(place) + other.mid(below(other.size()));
        }
        }
    }

    std::mt19937 m_random{20241020};
};

/// What the parser accepts has a spelling that the parser accepts as the same.
void checkSpelling(const Value& value)
{
    const std::string spelled = pythonRepr(value);
    const auto again = parsePythonLiteral(spelled);
    QVERIFY2(again, spelled.c_str());
    QCOMPARE(reprOf(again), bytesOf(spelled));
}

} // namespace

void TestValueRobustness::survivesDamagedLiterals()
{
    Damager damager;
    int accepted = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto value = parsePythonLiteral(viewOf(damager.damage(literals())));
        if (value) {
            ++accepted;
            checkSpelling(*value);
        }
    }
    QVERIFY(accepted > 0 && accepted < kRounds);
}

void TestValueRobustness::survivesDamagedPickles()
{
    Damager damager;
    int accepted = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto value = readPickle(viewOf(damager.damage(pickles())));
        if (value) {
            ++accepted;
            QVERIFY(!pythonRepr(*value, 10'000).empty());
        }
    }
    QVERIFY(accepted > 0 && accepted < kRounds);
}

void TestValueRobustness::survivesDamagedJson()
{
    const QList<QByteArray> texts = {
        R"json({"module": "builtins", "type": "str", "data": "'\u00e9\ud83d\ude00\\x00\\\\'"})json",
        R"json({"module": "builtins", "type": "tuple", "data": "(1, 2.5, [None])", "more": [1, {"a": [true, null, -1e5]}]})json"};
    Damager damager;
    int accepted = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto value = decodePymodaqJson(viewOf(damager.damage(texts)));
        if (value) {
            ++accepted;
            checkSpelling(*value);
        }
    }
    QVERIFY(accepted > 0 && accepted < kRounds);
}

void TestValueRobustness::survivesNoise()
{
    Damager damager;
    for (int round = 0; round < kRounds; ++round) {
        const QByteArray noise = damager.noise();
        if (const auto value = readPickle(viewOf(noise)))
            QVERIFY(!pythonRepr(*value, 10'000).empty());
        if (const auto value = parsePythonLiteral(viewOf(noise)))
            checkSpelling(*value);
        QVERIFY(!decodePymodaqJson(viewOf(noise)));
    }
}

void TestValueRobustness::survivesEveryCut()
{
    for (const QByteArray& pickle : pickles()) {
        QVERIFY2(readPickle(viewOf(pickle)), pickle.constData());
        for (qsizetype length = 0; length < pickle.size(); ++length)
            QVERIFY(!readPickle(viewOf(pickle.left(length))));
    }
    for (const QByteArray& literal : literals()) {
        QVERIFY2(parsePythonLiteral(viewOf(literal)), literal.constData());
        for (qsizetype length = 0; length < literal.size(); ++length)
            QVERIFY(!parsePythonLiteral(viewOf(literal.left(length))));
    }
}

QTEST_GUILESS_MAIN(TestValueRobustness)
#include "tst_value_robustness.moc"
