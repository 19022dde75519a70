// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"

#include "h5scout/value/NdArray.h"
#include "h5scout/value/PickleSubset.h"

#include <QElapsedTimer>

using namespace h5scout;

class TestPickleSubset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPlainData_data();
    void readsPlainData();
    void readsNumpy_data();
    void readsNumpy();
    void namesWhatItDoesNotRebuild_data();
    void namesWhatItDoesNotRebuild();
    void keepsTheBytesOfWhatItDoesNotRebuild();
    void refusesWhatIsNoPickle_data();
    void refusesWhatIsNoPickle();
    void readsTheTextOfAStringArray_data();
    void readsTheTextOfAStringArray();
    void writesTheTextOfAStringArray();
    void writesPlainValues_data();
    void writesPlainValues();
    void writesNothingElse();
    void refusesCycles();
    void nestsUpToTheLimit();
    void refusesBombs_data();
    void refusesBombs();
    void limitsTheDigitsOfBinaryIntegers();
};

namespace
{

/// A literal with NULs in it.
template <std::size_t N>
QByteArray raw(const char (&literal)[N])
{
    return QByteArray(literal, N - 1);
}

QByteArray littleEndian32(std::uint32_t number)
{
    QByteArray bytes;
    for (unsigned i = 0; i < 4; ++i)
        bytes.append(static_cast<char>((number >> (8 * i)) & 0xFFU));
    return bytes;
}

/// The dtype of that name and byte order, protocol 0.
QByteArray dtype(const char* name, const char* order = "<", const char* size = "I-1")
{
    return QByteArray("cnumpy\ndtype\n(V") + name + "\nI00\nI01\ntR(I3\nV" + order + "\nNNN" + size + "\nI-1\nI0\ntb";
}

QByteArray shortBytes(const QByteArray& bytes)
{
    return "C" + QByteArray(1, static_cast<char>(bytes.size())) + bytes;
}

/// An array as numpy.ndarray.__reduce__ gives it.
QByteArray array(const QByteArray& shape, const QByteArray& type, const QByteArray& data, const char* fortran = "\x89")
{
    return "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntC\x01"
           "btR(I1\n" +
           shape + type + fortran + data + "tb.";
}

} // namespace

void TestPickleSubset::readsPlainData_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QByteArray>("repr");
    const auto row = [](const char* name, const QByteArray& pickle, const char* repr) {
        QTest::newRow(name) << pickle << QByteArray(repr);
    };
    row("None", "N.", "None");
    row("True, protocol 0", "I01\n.", "True");
    row("False, protocol 0", "I00\n.", "False");
    row("True, protocol 2", "\x80\x02\x88.", "True");
    row("INT", "I-12\n.", "-12");
    row("INT beyond 64 bits", "I1180591620717411303424\n.", "1180591620717411303424");
    row("LONG", "L1180591620717411303424L\n.", "1180591620717411303424");
    row("LONG of 1", "L01L\n.", "1");
    row("BININT", "J\xfe\xff\xff\xff.", "-2");
    row("BININT1", "K\xff.", "255");
    row("BININT2", raw("M\x00\x80."), "32768");
    row("LONG1 of nothing", raw("\x8a\x00."), "0");
    row("LONG1 negative", raw("\x8a\x02\x00\xff."), "-256");
    row("LONG1 smallest 64-bit", raw("\x8a\x08\0\0\0\0\0\0\0\x80."), "-9223372036854775808");
    row("LONG1 2**63", raw("\x8a\x09\0\0\0\0\0\0\0\x80\0."), "9223372036854775808");
    row("LONG1 -2**63-1", raw("\x8a\x09\xff\xff\xff\xff\xff\xff\xff\x7f\xff."), "-9223372036854775809");
    row("LONG4 2**70", raw("\x8b\x09\0\0\0\0\0\0\0\0\0\0\0\x40."), "1180591620717411303424");
    row("FLOAT", "F2.5\n.", "2.5");
    row("FLOAT nan", "Fnan\n.", "nan");
    row("BINFLOAT", raw("G\xbf\xf8\0\0\0\0\0\0."), "-1.5");
    row("UNICODE with escapes", "Va\\u00e9\\U0001f600\\\\n\xe9\n.", "'a\u00e9\U0001f600\\\\\\\\n\u00e9'");
    row("STRING of Python 2", "S'a\\n\\xe9'\n.", "'a\\n\u00e9'");
    row("STRING, double quotes", "S\"it's\"\n.", "\"it's\"");
    row("BINSTRING", raw("T\x02\0\0\0\xe9\x61."), "'\u00e9a'");
    row("SHORT_BINSTRING", "U\x01\xe9.", "'\u00e9'");
    row("BINUNICODE", raw("X\x01\0\0\0a."), "'a'");
    row("BINUNICODE8", raw("\x8d\x01\0\0\0\0\0\0\0a."), "'a'");
    row("SHORT_BINBYTES", "C\x01\xff.", "b'\\xff'");
    row("BINBYTES", raw("B\x01\0\0\0a."), "b'a'");
    row("BINBYTES8", raw("\x8e\x01\0\0\0\0\0\0\0a."), "b'a'");
    row("BYTEARRAY8", raw("\x96\x01\0\0\0\0\0\0\0a."), "b'a'");
    row("tuple, protocol 0", "(I1\nF2.5\nVa\np0\ntp1\n.", "(1, 2.5, 'a')");
    row("list, protocol 0", "(lp0\nI1\naI2\na.", "[1, 2]");
    row("dict, protocol 0", "(dp0\nVa\np1\nI1\ns.", "{'a': 1}");
    row("dict with items",
        "(K\x01K\x02K\x03K\x04"
        "d.",
        "{1: 2, 3: 4}");
    row("tuples of counted length", ")\x85K\x01\x86.", "(((),), 1)");
    row("set", "\x8f(K\x01K\x02\x90.", "{1, 2}");
    row("frozenset", "(K\x01\x91.", "{1}");
    row("set of Python 2", "c__builtin__\nset\n((lI1\natR.", "{1}");
    row("complex", "cbuiltins\ncomplex\n(F1.0\nF-2.0\ntR.", "(1-2j)");
    row("shared item",
        "]q\x02K\x07q\x01"
        "ah\x01"
        "a.",
        "[7, 7]");
    row("memo of protocol 4",
        "\x80\x04]\x94K\x07\x94"
        "ah\x01"
        "a.",
        "[7, 7]");
    row("DUP and POP",
        "(K\x01"
        "2N0t.",
        "(1, 1)");
    row("POP of a mark", "K\x01(0.", "1");
    row("POP_MARK",
        "K\x01(K\x02K\x03"
        "1.",
        "1");
    row("bytes, protocol 2",
        raw("\x80\x02"
            "c_codecs\nencode\nX\x02\0\0\0\xc3\xbfX\x06\0\0\0latin1\x86R."),
        "b'\\xff'");
    row("bytes, protocol 0", "c_codecs\nencode\n(Va\xff\nVlatin1\ntR.", "b'a\\xff'");
    row("date", "cdatetime\ndate\nC\x04\x07\xe5\x03\x04\x85R.", "datetime.date(2021, 3, 4)");
    row("time with fold", raw("cdatetime\ntime\nC\x06\x81\x02\x03\x00\x00\x05\x85R."), "datetime.time(1, 2, 3, 5)");
    row("what follows the end", "N.garbage", "None");
}

void TestPickleSubset::readsPlainData()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QByteArray, repr);
    QCOMPARE(reprOf(readPickle(viewOf(pickle))), repr);
}

void TestPickleSubset::readsNumpy_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("repr");
    const auto row = [](const char* name, const QByteArray& pickle, const char* type, const char* repr) {
        QTest::newRow(name) << pickle << QByteArray(type) << QByteArray(repr);
    };
    const QByteArray onePointFive = shortBytes(raw("\0\0\0\0\0\0\xf8\x3f"));
    const auto scalar = [](const char* module, const QByteArray& type, const QByteArray& data) {
        return QByteArray("c") + module + "\nscalar\n(" + type + data + "tR.";
    };
    row("float64", scalar("numpy.core.multiarray", dtype("f8"), onePointFive), "float64", "1.5");
    row("float64, NumPy 2", scalar("numpy._core.multiarray", dtype("f8"), onePointFive), "float64", "1.5");
    row("big-endian int16", scalar("numpy.core.multiarray", dtype("i2", ">"), shortBytes(raw("\x01\x02"))), "int16",
        "258");
    row("bool", scalar("numpy.core.multiarray", dtype("b1", "|"), shortBytes("\x01")), "bool", "True");
    row("bytes of Python 2", scalar("numpy.core.multiarray", dtype("i1", "|"), "S'\\xff'\n"), "int8", "-1");
    row("str", scalar("numpy.core.multiarray", dtype("U2", "<", "I8"), shortBytes(raw("a\0\0\0\0\0\0\0"))), "str",
        "'a'");
    row("array", array("(I3\nt", dtype("i1"), shortBytes("\x01\x02\x03")), "int8 (3,)", "[1, 2, 3]");
    row("Fortran order", array("(I2\nI3\nt", dtype("i1"), shortBytes("\x01\x02\x03\x04\x05\x06"), "\x88"),
        "int8 (2, 3)", "[[1, 3, 5], [2, 4, 6]]");
    row("no dimension", array(")", dtype("i1"), shortBytes("\x05")), "int8", "5");
    row("no element", array("(I0\nI3\nt", dtype("i1"), shortBytes("")), "int8 (0, 3)", "[]");
    row("fixed strings", array("(I2\nt", dtype("S2", "|", "I2"), shortBytes(raw("abc\0"))), "bytes16 (2,)",
        "[b'ab', b'c']");
    row("strings", array("(I2\nt", dtype("U1", ">", "I4"), shortBytes(raw("\0\0\0\xe9\0\0\0\0"))), "str (2,)",
        "['\u00e9', '']");
    row("an integer beyond 64 bits", array(")", dtype("O8", "|"), "(lL1180591620717411303424L\na"), "int",
        "1180591620717411303424");
    row("more data than elements", array("(I3\nt", dtype("i1"), shortBytes("\x01\x02")), "numpy.ndarray",
        "<numpy.ndarray>");
    row("fewer data than elements", array("(I1\nt", dtype("i1"), shortBytes("\x01\x02")), "numpy.ndarray",
        "<numpy.ndarray>");
    row("a negative extent", array("(I-1\nt", dtype("i1"), shortBytes("")), "numpy.ndarray", "<numpy.ndarray>");
    row("extents that overflow", array("(L4294967296L\nL4294967296L\nI2\nt", dtype("i1"), shortBytes("")),
        "numpy.ndarray", "<numpy.ndarray>");
    row("many elements of no width", array("(L1099511627776L\nt", dtype("U0", "<", "I0"), shortBytes("")),
        "numpy.ndarray", "<numpy.ndarray>");
    row("no character", array("(I1\nt", dtype("U1", "<", "I4"), shortBytes("\xff\xff\xff\xff")), "numpy.ndarray",
        "<numpy.ndarray>");
    row("objects", array("(I1\nt", dtype("O8", "|"), "(lI1\na"), "numpy.ndarray", "<numpy.ndarray>");
    row("dates", array("(I1\nt", dtype("M8"), shortBytes("12345678")), "numpy.ndarray", "<numpy.ndarray>");
    row("never built",
        "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntC\x01"
        "btR.",
        "numpy.ndarray", "<numpy.ndarray>");
}

void TestPickleSubset::readsNumpy()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, repr);
    const auto value = readPickle(viewOf(pickle));
    QCOMPARE(typeOf(value), type);
    QCOMPARE(reprOf(value), repr);
}

void TestPickleSubset::namesWhatItDoesNotRebuild_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QByteArray>("repr");
    const auto row = [](const char* repr, const QByteArray& pickle) {
        QTest::addRow("%s of %s", repr, pickle.left(20).toPercentEncoding().constData()) << pickle << QByteArray(repr);
    };
    row("<os.system>", "cos\nsystem\n(S'touch /tmp/owned'\ntR.");
    row("<posix.system>", "\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x04true\x85R.");
    row("<builtins.eval>", "cbuiltins\neval\n(V1+1\ntR.");
    row("<builtins.getattr>", "cbuiltins\ngetattr\n.");
    row("[<collections.OrderedDict>]", "](ccollections\nOrderedDict\n)R(K\x01K\x02ue.");
    row("<tables.filters.Filters>",
        "ccopy_reg\n_reconstructor\n(ctables.filters\nFilters\nc__builtin__\nobject\nNtR(dVa\nI1\nsb.");
    row("<m.Class>", "\x80\x02"
                     "cm\nClass\n)\x81}b.");
    row("<m.Class>", "\x80\x04\x8c\x01m\x8c\x05"
                     "Class\x93)}\x92.");
    row("<m.Class>", "(im\nClass\n.");
    row("<m.Class>", "(cm\nClass\nK\x01o.");
    row("<persistent object>", "Pid\n.");
    row("<persistent object>", "NQ.");
    row("<copyreg extension>", "\x82\x01.");
    row("<datetime.timedelta>", "cdatetime\ntimedelta\n(I1\nI0\nI0\ntR.");
    row("<datetime.timezone>", "cdatetime\ntimezone\n(cdatetime\ntimedelta\n(I0\nI0\nI0\ntRtR.");
    row("<datetime.date>", "cdatetime\ndate\nC\x04\x07\xe5\x0d\x04\x85R.");
    row("<datetime.datetime>", raw("cdatetime\ndatetime\nC\x0a\x07\xe5\x01\x01\0\0\0\0\0\0N\x86R."));
    row("<_codecs.encode>", "c_codecs\nencode\n(Va\nVutf8\ntR.");
    row("<m.f>", "cm\nf\n)R)R)R.");
}

void TestPickleSubset::namesWhatItDoesNotRebuild()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QByteArray, repr);
    QCOMPARE(reprOf(readPickle(viewOf(pickle))), repr);
}

void TestPickleSubset::keepsTheBytesOfWhatItDoesNotRebuild()
{
    const QByteArray pickle = "cos\nsystem\n(S'true'\ntR.";
    const auto value = readPickle(viewOf(pickle));
    QVERIFY(value && value->is<Undecodable>());
    QCOMPARE(bytesOf(value->getIf<Undecodable>()->bytes), pickle);
    QVERIFY(bytesOf(value->getIf<Undecodable>()->reason).startsWith("It is not rebuilt: "));
}

void TestPickleSubset::refusesWhatIsNoPickle_data()
{
    QTest::addColumn<QByteArray>("pickle");
    const QByteArray pickles[] = {"",
                                  ".",
                                  "N",
                                  "hello",
                                  "NNx",
                                  "0",
                                  "0.",
                                  "1.",
                                  "K",
                                  "K\x01",
                                  "J\x01.",
                                  "I1",
                                  "Ix\n.",
                                  "I\n.",
                                  "I1.5\n.",
                                  "I 1\n.",
                                  "L\n.",
                                  "LL\n.",
                                  "F\n.",
                                  "Fx\n.",
                                  "F1.5x\n.",
                                  "G1234567",
                                  "S'a\n.",
                                  "Sa\n.",
                                  "S'a'b\n.",
                                  "S'\\x1'\n.",
                                  "V\\u12\n.",
                                  "V\\U00110000\n.",
                                  "X\x01",
                                  "T\xff\xff\xff\xff.",
                                  "X\xff\xff\xff\xff.",
                                  "\x8c\x05"
                                  "abc.",
                                  "\x8d\xff\xff\xff\xff\xff\xff\xff\xff.",
                                  "\x96\xff\xff\xff\xff\xff\xff\xff\x7f.",
                                  "\x8b\xff\xff\xff\xff.",
                                  "\x80",
                                  "\x80\x06N.",
                                  "\x95\xff\xff\xff\xff\xff\xff\xff\xffN.",
                                  "t.",
                                  "(",
                                  "(.",
                                  "l.",
                                  "d.",
                                  "(K\x01"
                                  "d.",
                                  "\x85.",
                                  "K\x01\x86.",
                                  "K\x01(\x85.",
                                  "a.",
                                  "K\x01"
                                  "a.",
                                  "K\x01K\x02"
                                  "a.",
                                  "]a.",
                                  "(](a.",
                                  "e.",
                                  "](",
                                  "K\x01(K\x02"
                                  "e.",
                                  "s.",
                                  "]K\x01K\x02s.",
                                  "}K\x01s.",
                                  "}(K\x01u.",
                                  "\x8f(K\x01u.",
                                  "(K\x01K\x02\x90.",
                                  "p0\n.",
                                  "Npx\n.",
                                  "Np-1\n.",
                                  "g0\n.",
                                  "h\x01.",
                                  "j\x01\x02\x03.",
                                  "\x94.",
                                  "2.",
                                  "R.",
                                  "cos\n",
                                  "cos\nsystem",
                                  "cos\nsystem\nR.",
                                  "cos\nsystem\nNR.",
                                  "N)R.",
                                  "b.",
                                  "Nb.",
                                  "\x93.",
                                  "NN\x93.",
                                  "\x81.",
                                  "N)\x81.",
                                  "(o.",
                                  "(No.",
                                  "im\nn\n.",
                                  "Q.",
                                  "\x97.",
                                  "\x98."};
    for (const QByteArray& pickle : pickles)
        QTest::addRow("%s", pickle.isEmpty() ? "(empty)" : pickle.toPercentEncoding().constData()) << pickle;
    QTest::newRow("a long name") << "c" + QByteArray(300, 'a') + "\nb\n.";
}

void TestPickleSubset::refusesWhatIsNoPickle()
{
    QFETCH(QByteArray, pickle);
    QCOMPARE(reprOf(readPickle(viewOf(pickle))), QByteArray("(not decoded)"));
}

void TestPickleSubset::readsTheTextOfAStringArray_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QByteArray>("text"); // null: no text
    QTest::newRow("hello") << QByteArray::fromHex("8004950900000000000000"
                                                  "8c0568656c6c6f942e")
                           << QByteArray("hello");
    QTest::newRow("empty") << QByteArray::fromHex("8004950400000000000000"
                                                  "8c00942e")
                           << QByteArray("");
    QTest::newRow("medium") << QByteArray::fromHex("8004953301000000000000"
                                                   "582c010000") +
                                   QByteArray(300, 'x') + "\x94."
                            << QByteArray(300, 'x');
    QTest::newRow("long") << QByteArray::fromHex("800458") + littleEndian32(1'000'000) + QByteArray(1'000'000, 'x') +
                                 "\x94."
                          << QByteArray(1'000'000, 'x');
    QTest::newRow("protocol 3") << QByteArray::fromHex("800358"
                                                       "02000000"
                                                       "c3a9"
                                                       "7100"
                                                       "2e")
                                << QByteArray("\u00e9");
    QTest::newRow("Python 2") << QByteArray("S'a'\np0\n.") << QByteArray("a");
    QTest::newRow("None") << QByteArray("N.") << QByteArray();
    QTest::newRow("bytes") << QByteArray("C\x01"
                                         "a.")
                           << QByteArray();
    QTest::newRow("no pickle") << QByteArray("hello") << QByteArray();
}

void TestPickleSubset::readsTheTextOfAStringArray()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QByteArray, text);
    const auto read = readPickledText(viewOf(pickle));
    QCOMPARE(read.has_value(), !text.isNull());
    QCOMPARE(bytesOf(read.value_or("")), text);
}

void TestPickleSubset::writesTheTextOfAStringArray()
{
    QCOMPARE(bytesOf(writePickledText("hello").value_or("")),
             QByteArray::fromHex("80049509000000000000008c0568656c6c6f942e"));
    QVERIFY(!writePickledText("a\xff"));
}

void TestPickleSubset::writesPlainValues_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::newRow("tuple") << QByteArray("(L6L\nL7L\nt.");
    QTest::newRow("empty tuple") << QByteArray("(t.");
    QTest::newRow("list") << QByteArray("(lNaI01\naI00\naF2.5\na.");
    QTest::newRow("dict") << QByteArray("(dVa b\nL1L\nsL2L\n(lsN(L1L\nts.");
    QTest::newRow("set") << QByteArray("c__builtin__\nset\n((lL1L\natR.");
    QTest::newRow("large integer") << QByteArray("(L-36893488147419103232L\nt.");
    QTest::newRow("complex") << QByteArray("c__builtin__\ncomplex\n(F1.0\nF-2.5\ntR.");
    QTest::newRow("no ASCII") << QByteArray("V\\u0000\\u000a\\u005c\\u00fc\\U0001f600.\n.");
    QTest::newRow("bytes") << QByteArray("c_codecs\nencode\n(V\\u0000\\u00ff'\nVlatin1\ntR.");
}

void TestPickleSubset::writesPlainValues()
{
    QFETCH(QByteArray, pickle);
    const auto value = readPickle(viewOf(pickle));
    QVERIFY(value);
    const auto written = writePlainPickle(*value);
    QVERIFY(written);
    QCOMPARE(QByteArray::fromStdString(*written), pickle);
}

void TestPickleSubset::writesNothingElse()
{
    const List list{{1}};
    for (const Value& value : {Value(Reference{}), Value(Date{2024, 1, 1}), Value(Text{"\xff"}),
                               Value(Dict{{{list, 1}}}), Value(Set{{list}}), Value(List{{Tuple{{Array{}}}}})})
        QVERIFY2(!writePlainPickle(value), valueTypeName(value).c_str());
}

void TestPickleSubset::refusesCycles()
{
    QVERIFY(!readPickle("]q\x01h\x01"
                        "a."));
    QVERIFY(!readPickle("}q\x01K\x01h\x01s."));
    QVERIFY(!readPickle("]q\x01(h\x01tq\x02"
                        "ah\x02."));
    // An array that is part of its own state.
    QVERIFY(readPickle("cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntC\x01"
                       "btRq\x01h\x01"
                       "b."));
}

void TestPickleSubset::nestsUpToTheLimit()
{
    const auto nested = [](int depth) { return "N" + QByteArray("\x85").repeated(depth) + "."; };
    QVERIFY(readPickle(viewOf(nested(32))));
    QVERIFY(!readPickle(viewOf(nested(33))));
    QVERIFY(!readPickle(viewOf(nested(500'000))));
    QVERIFY(!readPickle(viewOf(QByteArray("(").repeated(1'000'000))));
}

void TestPickleSubset::refusesBombs_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::newRow("doubled lists") << "N" + QByteArray("2\x86").repeated(30) + ".";
    QTest::newRow("a long text again and again")
        << "(X" + littleEndian32(1'000'000) + QByteArray(1'000'000, 'x') + QByteArray("2").repeated(500'000) + "t.";
    QTest::newRow("a long array again and again") << "(cbuiltins\nbytearray\nq\x01"
                                                     "B" +
                                                         littleEndian32(1'000'000) + QByteArray(1'000'000, 'x') +
                                                         "\x85q\x02R" + QByteArray("h\x01h\x02R").repeated(100'000) +
                                                         "t.";
    QTest::newRow("a long list as sets") << "cbuiltins\nset\nq\x01(" + QByteArray("N").repeated(100'000) +
                                                "l\x85q\x02R(" + QByteArray("h\x01h\x02R").repeated(100'000) + "t.";
    QTest::newRow("many nodes") << "(" + QByteArray("N").repeated(2'000'000) + "t.";
    QTest::newRow("much memo") << "N" + QByteArray("\x94").repeated(9'000'000) + ".";
    QTest::newRow("many steps") << "N" + QByteArray("20").repeated(5'000'000) + ".";
}

void TestPickleSubset::refusesBombs()
{
    QFETCH(QByteArray, pickle);
    constexpr qint64 kPatienceMs = 60'000; // a bomb would take hours, or all memory
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!readPickle(viewOf(pickle)));
    QVERIFY(timer.elapsed() < kPatienceMs);
}

void TestPickleSubset::limitsTheDigitsOfBinaryIntegers()
{
    const auto ones = [](int bytes) {
        return "\x8b" + littleEndian32(static_cast<std::uint32_t>(bytes)) + QByteArray(bytes - 1, '\x01') +
               QByteArray(1, '\0') + ".";
    };
    const auto accepted = readPickle(viewOf(ones(1786)));
    QVERIFY(accepted && accepted->is<BigInteger>());
    QCOMPARE(accepted->getIf<BigInteger>()->digits.size(), std::size_t{4297});
    QCOMPARE(reprOf(readPickle(viewOf(ones(16'000'000)))), QByteArray("<int>"));
}

QTEST_GUILESS_MAIN(TestPickleSubset)
#include "tst_pickle_subset.moc"
