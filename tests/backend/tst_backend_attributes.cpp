// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "BackendTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

QByteArray shown(const Value& value)
{
    return QByteArray::fromStdString(pythonRepr(value) + " : " + valueTypeName(value));
}

struct Reals
{
    double r;
    double i;
};

} // namespace

class AttributesTest : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void textsDecodeAsTheirWriterMeant_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<bool>("isUtf8");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* title, const char* name, const QByteArray& stored, bool isUtf8,
                            const char* expected) {
            QTest::newRow(title) << QByteArray(name) << stored << isUtf8 << QByteArray(expected);
        };
        row("plain", "note", "hello", true, "'hello' : str");
        row("empty", "note", "", true, "'' : str");
        row("cut at the first NUL", "note", QByteArray("ab\0cd", 5), true, "'ab' : str");
        row("JSON of an int", "x", R"({"module": "builtins", "type": "int", "data": "12"})", true, "12 : int");
        row("JSON of nan", "x", R"({"module": "builtins", "type": "float", "data": "nan"})", true, "nan : float");
        row("JSON of a tuple", "shape", R"j({"module": "builtins", "type": "tuple", "data": "(3, 4)"})j", true,
            "(3, 4) : tuple");
        row("other JSON stays text", "x", "[1, 2]", true, "'[1, 2]' : str");
        row("a title stays text", "TITLE", "5", true, "'5' : str");
        row("a version stays text", "VERSION", "1.0", true, "'1.0' : str");
        row("a wrapped title is unwrapped", "TITLE", R"({"module": "builtins", "type": "str", "data": "'t'"})", true,
            "'t' : str");
        row("pickled tuple", "x", "(I1\nF2.5\nVa\np0\ntp1\n.", false, "(1, 2.5, 'a') : tuple");
        row("pickled None", "x", "N.", false, "None : NoneType");
        row("marked as UTF-8 it is no pickle", "x", "N.", true, "'N.' : str");
        row("a title is no pickle", "TITLE", "N.", false, "'N.' : str");
        row("a zero is no pickle", "x", "0.", false, "'0.' : str");
        row("a sentence is no pickle", "x", "It works.", false, "'It works.' : str");
    }

    // Proves: Q2, Q7
    void textsDecodeAsTheirWriterMeant()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, stored);
        QFETCH(bool, isUtf8);
        QFETCH(QByteArray, expected);
        TestFile file;
        file.setFixedText("/", name.toStdString(), stored.toStdString(), isUtf8);
        file.close();
        QCOMPARE(shown(opened(file).getAttr("/", name.toStdString())), expected);
    }

    // Proves: Q1
    void nothingInAPickleIsRun()
    {
        TestFile file;
        file.setFixedText("/", "bad", "cos\nsystem\n(S'touch /tmp/h5scout-was-here'\ntR.", false);
        file.close();
        const H5Backend backend = opened(file);
        const StoredAttribute attribute = backend.root().attrs().stored("bad");
        QVERIFY(attribute.value.is<Undecodable>());
        QVERIFY(attribute.encoding == StoredAttribute::Encoding::Pickle);
        VERIFY_CONTAINS(attribute.value.getIf<Undecodable>()->kind.c_str(), "system");
        QVERIFY(!std::filesystem::exists("/tmp/h5scout-was-here"));
    }

    // Proves: (Attributes[name])
    void numbersKeepTheirWidth()
    {
        TestFile file;
        const std::int16_t small = -5;
        const std::uint64_t large = UINT64_MAX;
        const double real = 2.5;
        const unsigned char yes = 1;
        const unsigned char bits = 6;
        const Reals complex{1, -2};
        const std::int32_t big[3] = {0x01000000, 0x02000000, 0x03000000};
        const hdf5::Handle complexType(H5Tcreate(H5T_COMPOUND, sizeof(Reals)));
        H5Tinsert(complexType.get(), "r", 0, H5T_NATIVE_DOUBLE);
        H5Tinsert(complexType.get(), "i", sizeof(double), H5T_NATIVE_DOUBLE);
        file.setAttribute("/", "small", H5T_NATIVE_INT16, {}, &small);
        file.setAttribute("/", "large", H5T_NATIVE_UINT64, {}, &large);
        file.setAttribute("/", "real", H5T_IEEE_F64LE, {}, &real);
        file.setAttribute("/", "yes", H5T_STD_B8LE, {}, &yes);
        file.setAttribute("/", "bits", H5T_STD_B8LE, {}, &bits);
        file.setAttribute("/", "complex", complexType.get(), {}, &complex);
        file.setAttribute("/", "big-endian", H5T_STD_I32BE, {3}, big);
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(shown(backend.getAttr("/", "small")), QByteArray("-5 : int16"));
        QCOMPARE(shown(backend.getAttr("/", "large")), QByteArray("18446744073709551615 : uint64"));
        QCOMPARE(shown(backend.getAttr("/", "real")), QByteArray("2.5 : float64"));
        QCOMPARE(shown(backend.getAttr("/", "yes")), QByteArray("True : bool"));
        QCOMPARE(shown(backend.getAttr("/", "bits")), QByteArray("6 : uint8"));
        QCOMPARE(shown(backend.getAttr("/", "complex")), QByteArray("(1-2j) : complex128"));
        QCOMPARE(shown(backend.getAttr("/", "big-endian")), QByteArray("[1, 2, 3] : int32 (3,)"));
    }

    // Proves: Attributes, Attributes.attrs_name, (iteration over Attributes), (len(Attributes)), (get_attr without a
    // name)
    void namesKeepTheOrderOfTheFile()
    {
        TestFile file;
        for (const char* name : {"b", "TITLE", "a", "CLASS"})
            file.setText("/", name, "x");
        file.close();
        const H5Backend backend = opened(file);
        const Attributes attributes = backend.root().attrs();
        QCOMPARE(attributes.names(), (std::vector<std::string>{"CLASS", "TITLE", "a", "b"}));
        QCOMPARE(attributes.size(), std::size_t{4});
        QCOMPARE(attributes.page(1, 2).back().name, std::string("a"));
        QCOMPARE(backend.getAttrs("/").size(), std::size_t{4});
        QByteArray iterated;
        for (const auto& [name, value] : attributes)
            iterated += QByteArray::fromStdString(name + "=" + displayText(value) + ";");
        QCOMPARE(iterated, QByteArray("CLASS=x;TITLE=x;a=x;b=x;"));
    }

    // Proves: Attributes.attrs_name
    void namesKeepTheOrderOfCreationWhereItIsKept()
    {
        TestFile file;
        {
            const hdf5::Handle creation(H5Pcreate(H5P_GROUP_CREATE));
            H5Pset_attr_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
            const hdf5::Handle group(H5Gcreate2(file.id(), "/group", H5P_DEFAULT, creation.get(), H5P_DEFAULT));
            QVERIFY(group);
        }
        for (const char* name : {"b", "TITLE", "a"})
            file.setText("/group", name, "x");
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(backend.getNode("/group").attrs().names(), (std::vector<std::string>{"b", "TITLE", "a"}));
    }

    // Proves: Attributes.node, Attributes.to_dict, get_attr, Node.get_attr, Node.attrs
    void aNodeAndItsAttributesKnowEachOther()
    {
        TestFile file;
        file.makeGroup("/group");
        file.setText("/group", "units", "mV");
        const double pair[2] = {1, 2};
        const hdf5::Handle type(H5Tcreate(H5T_COMPOUND, sizeof(pair)));
        H5Tinsert(type.get(), "x", 0, H5T_NATIVE_DOUBLE);
        H5Tinsert(type.get(), "y", sizeof(double), H5T_NATIVE_DOUBLE);
        file.setAttribute("/group", "pair", type.get(), {}, pair);
        file.close();
        const H5Backend backend = opened(file);
        const Node node = backend.getNode("/group");
        QVERIFY(node.attrs().node() == node);
        const auto all = node.attrs().toMap();
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].first, std::string("pair"));
        QVERIFY(all[0].second.is<Undecodable>()); // does not hide the others
        QCOMPARE(all[1], (std::pair<std::string, Value>{"units", Text{"mV"}}));
        QCOMPARE(getAttr(node, "units"), node.getAttr("units"));
    }

    // Proves: Node.title, (str(Node)), (name in Attributes), H5Backend.has_attr, H5Backend.get_attr
    void titleMeansTITLE()
    {
        TestFile file;
        file.setText("/", "TITLE", "the title");
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(shown(backend.getAttr("/", "title")), QByteArray("'the title' : str"));
        QVERIFY(backend.hasAttr("/", "title"));
        QCOMPARE(backend.root().title(), std::string("the title"));
        QCOMPARE(toString(static_cast<const Node&>(backend.root())), std::string("/ (GROUP) 'the title'"));
    }

    void anAttributeOfTheVeryNameTitleIsNoTITLE()
    {
        TestFile file;
        file.setText("/", "title", "another");
        file.close();
        const H5Backend backend = opened(file);
        const Attributes attributes = backend.root().attrs();
        QCOMPARE(shown(backend.getAttr("/", "title")), QByteArray("'another' : str"));
        QCOMPARE(attributes.stored("title").name, std::string("title"));
        QCOMPARE(backend.root().title(), std::string());
    }

    void whereThereAreBothEachHasItsName()
    {
        TestFile file;
        file.setText("/", "TITLE", "the title");
        file.setText("/", "title", "another");
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(shown(backend.getAttr("/", "title")), QByteArray("'another' : str"));
        QCOMPARE(shown(backend.getAttr("/", "TITLE")), QByteArray("'the title' : str"));
        const auto all = backend.getAttrs("/");
        QCOMPARE(all.size(), std::size_t{2});
        QVERIFY(all.front().second != all.back().second);
    }

    // Proves: NodeError, (Attributes[name])
    void aMissingAttributeIsAnErrorWithItsName()
    {
        TestFile file;
        file.makeGroup("/group");
        file.close();
        const H5Backend backend = opened(file);
        const QByteArray sentence = sentenceOf<NodeError>([&] { backend.getAttr("/group", "units"); });
        VERIFY_CONTAINS(sentence, "Could not read the attribute 'units' at /group");
        VERIFY_CONTAINS(sentence, "There is no such attribute.");
        QVERIFY(!backend.hasAttr("/group", "units"));
    }

    void referencesBecomePaths()
    {
        TestFile file;
        file.makeGroup("/target");
        hobj_ref_t references[2] = {};
        QVERIFY(H5Rcreate(&references[0], file.id(), "/target", H5R_OBJECT, -1) >= 0);
        file.setAttribute("/", "one", H5T_STD_REF_OBJ, {}, references);
        file.setAttribute("/", "two", H5T_STD_REF_OBJ, {2}, references);
        file.close();
        const H5Backend backend = opened(file);
        const Value one = backend.getAttr("/", "one");
        QCOMPARE(one.getIf<Reference>()->target, std::string("/target"));
        const Value two = backend.getAttr("/", "two");
        QCOMPARE(two.getIf<List>()->items[0].getIf<Reference>()->target, std::string("/target"));
        QCOMPARE(two.getIf<List>()->items[1].getIf<Reference>()->target, std::string());
    }

    void whatIsNotShownYetSaysItsType()
    {
        TestFile file;
        struct Pair
        {
            double x;
            double y;
        };
        const Pair pair{1, 2};
        const hdf5::Handle type(H5Tcreate(H5T_COMPOUND, sizeof(Pair)));
        H5Tinsert(type.get(), "x", 0, H5T_NATIVE_DOUBLE);
        H5Tinsert(type.get(), "y", sizeof(double), H5T_NATIVE_DOUBLE);
        file.setAttribute("/", "pair", type.get(), {}, &pair);
        file.close();
        const Value value = opened(file).getAttr("/", "pair");
        const auto* undecodable = value.getIf<Undecodable>();
        QVERIFY(undecodable != nullptr);
        QCOMPARE(undecodable->kind, std::string("compound"));
        VERIFY_CONTAINS(undecodable->reason.c_str(), "compound {x: float64, y: float64}");
        QCOMPARE(undecodable->bytes.size(), sizeof(Pair));
    }

    void opaqueValuesAreBytes()
    {
        TestFile file;
        const std::string bytes("\x89PNG\0\r\n\0", 8);
        const hdf5::Handle type(H5Tcreate(H5T_OPAQUE, bytes.size()));
        file.setAttribute("/", "picture", type.get(), {}, bytes.data());
        file.setAttribute("/", "two", H5T_NATIVE_OPAQUE, {2}, bytes.data());
        file.close();
        const H5Backend backend = opened(file);
        const Attributes attributes = backend.root().attrs();
        const StoredAttribute whole = attributes.stored("picture");
        QVERIFY(whole.value.is<Bytes>());
        QCOMPARE(whole.value.getIf<Bytes>()->bytes, bytes);
        QVERIFY(!whole.isCut);
        const StoredAttribute cut = attributes.stored("picture", 3);
        QCOMPARE(cut.value.getIf<Bytes>()->bytes, bytes.substr(0, 3));
        QVERIFY(cut.isCut);
        QCOMPARE(cut.storedBytes, std::uint64_t{8});
        QVERIFY(attributes.stored("two").value.is<Undecodable>());
    }

    void longValuesAreCut()
    {
        TestFile file;
        file.setText("/", "text", std::string(1000, 'x'));
        const std::vector<double> numbers(100, 1.5);
        file.setAttribute("/", "numbers", H5T_NATIVE_DOUBLE, {50, 2}, numbers.data());
        file.close();
        const H5Backend backend = opened(file);
        const Attributes attributes = backend.root().attrs();
        const StoredAttribute text = attributes.stored("text", 10);
        QVERIFY(text.isCut);
        QCOMPARE(text.value.getIf<Text>()->utf8, std::string(10, 'x'));
        QCOMPARE(text.storedBytes, std::uint64_t{1000});
        const StoredAttribute array = attributes.stored("numbers", 40);
        QVERIFY(array.isCut);
        QCOMPARE(array.value.getIf<Array>()->array->shape(), (Shape{2, 2}));
        QCOMPARE(array.space.shape, (Shape{50, 2}));
        QVERIFY(!attributes.stored("numbers").isCut);
    }

    void longArraysOfVariableLengthAreCut()
    {
        TestFile file;
        const std::vector<const char*> words(10, "seven77");
        const hdf5::Handle text(H5Tcopy(H5T_C_S1));
        H5Tset_size(text.get(), H5T_VARIABLE);
        file.setAttribute("/", "words", text.get(), {5, 2}, words.data());
        std::array<std::int32_t, 3> numbers{1, 2, 3};
        const std::vector<hvl_t> rows(4, hvl_t{numbers.size(), numbers.data()});
        const hdf5::Handle ragged(H5Tvlen_create(H5T_NATIVE_INT32));
        file.setAttribute("/", "rows", ragged.get(), {4}, rows.data());
        file.close();
        const H5Backend backend = opened(file);
        const Attributes attributes = backend.root().attrs();
        const StoredAttribute cutWords = attributes.stored("words", 45); // five words and what ends them
        QVERIFY(cutWords.isCut);
        QCOMPARE(cutWords.value.getIf<Array>()->array->shape(), (Shape{2, 2}));
        const StoredAttribute cutRows = attributes.stored("rows", 40);
        QVERIFY(cutRows.isCut);
        QCOMPARE(cutRows.value.getIf<Array>()->array->rows().size(), std::size_t{3});
        QVERIFY(!attributes.stored("words", 80).isCut);
        QVERIFY(!attributes.stored("rows", 52).isCut);
    }

    void anEncodedTextBeyondTheLimitIsCutAsText()
    {
        TestFile file;
        const std::string beginning = "{\"module\": \"builtins\", \"type\": \"str\", \"data\": \"'";
        file.setText("/", "long", beginning + std::string(2'000'000, 'x') + "'\"}");
        file.close();
        const H5Backend backend = opened(file);
        const Attributes attributes = backend.root().attrs();
        const StoredAttribute cut = attributes.stored("long", 12);
        QVERIFY(cut.isCut && cut.encoding == StoredAttribute::Encoding::Native);
        QCOMPARE(cut.value.getIf<Text>()->utf8, beginning.substr(0, 12));
        const StoredAttribute whole = attributes.stored("long");
        QVERIFY(!whole.isCut && whole.encoding == StoredAttribute::Encoding::PymodaqJson);
        QCOMPARE(whole.value.getIf<Text>()->utf8.size(), std::size_t{2'000'000});
    }

    void anEmptyOfH5pyKeepsItsType()
    {
        TestFile file;
        {
            const hdf5::Handle space(H5Screate(H5S_NULL));
            const hdf5::Handle root(H5Gopen2(file.id(), "/", H5P_DEFAULT));
            const hdf5::Handle attribute(
                H5Acreate2(root.get(), "empty", H5T_NATIVE_FLOAT, space.get(), H5P_DEFAULT, H5P_DEFAULT));
            QVERIFY(attribute);
        }
        file.close();
        const Value value = opened(file).getAttr("/", "empty");
        QCOMPARE(value.getIf<Empty>()->dtype, std::string("float32"));
    }

    // Proves: check_mandatory_attrs
    void bytesOfOtherWritersBecomeText()
    {
        QVERIFY(checkMandatoryAttrs("TITLE", Bytes{"t"}) == Value(Text{"t"}));
        QVERIFY(checkMandatoryAttrs("other", Bytes{"t"}) == Value(Bytes{"t"}));
    }
};

QTEST_GUILESS_MAIN(AttributesTest)
#include "tst_backend_attributes.moc"
