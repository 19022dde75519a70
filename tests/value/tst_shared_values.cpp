// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"

#include "h5scout/value/PickleSubset.h"
#include "h5scout/value/PymodaqJson.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>

using namespace h5scout;
using nlohmann::json;

/// The attribute texts of the sample files, as their description says they are to be read.
class TestSharedValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAttributeTexts_data();
    void readsAttributeTexts();
};

namespace
{

constexpr std::string_view kNotCompared = "(not compared)";

std::string spell(const json& expected);

std::string join(const json& items)
{
    std::string text;
    for (const json& item : items)
        text += (text.empty() ? "" : ", ") + spell(item);
    return text;
}

std::string spellDict(const json& pairs)
{
    std::string text;
    for (const json& pair : pairs)
        text += (text.empty() ? "" : ", ") + spell(pair[0]) + ": " + spell(pair[1]);
    return "{" + text + "}";
}

/// The repr of the value that the description gives; contains kNotCompared for cut texts and dates, spelled otherwise
/// there.
std::string spell(const json& expected)
{
    if (expected.is_null())
        return "None";
    if (expected.is_boolean())
        return expected.get<bool>() ? "True" : "False";
    if (expected.is_number_float())
        return pythonRepr(expected.get<double>());
    if (expected.is_number())
        return expected.dump();
    if (expected.is_string())
        return pythonRepr(Text{expected.get<std::string>()});
    if (expected.is_array())
        return "[" + join(expected) + "]";
    const std::string kind = expected.begin().key();
    const json& content = expected.begin().value();
    if (kind == "$tuple")
        return "(" + join(content) + (content.size() == 1 ? ",)" : ")");
    if (kind == "$set")
        return content.empty() ? "set()" : "{" + join(content) + "}";
    if (kind == "$dict")
        return spellDict(content);
    if (kind == "$int" || kind == "$float")
        return content.get<std::string>();
    if (kind == "$bytes") {
        const QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(content.get<std::string>()));
        return pythonRepr(Bytes{bytes.toStdString()});
    }
    if (kind == "$complex")
        return pythonRepr(std::complex<double>(content[0].get<double>(), content[1].get<double>()));
    if (kind == "$np")
        return spell(expected.at("value"));
    return std::string(kNotCompared);
}

/// The bytes of a text as they lie in the file; empty if the attribute is no text.
std::optional<std::string> storedText(const json& attribute)
{
    const json raw = attribute.value("raw", json());
    if (raw.is_string())
        return raw.get<std::string>();
    if (raw.is_object() && raw.contains("$bytes"))
        return QByteArray::fromBase64(QByteArray::fromStdString(raw.at("$bytes").get<std::string>())).toStdString();
    return std::nullopt;
}

bool isPickled(const json& attribute)
{
    return attribute.contains("pickle_opcodes");
}

/// What an attribute is to be read as: PyTables knows its pickles; for the rest the successor's way where it differs
/// from upstream's. Not compared if the description does not say.
json expectationOf(const json& attribute)
{
    for (const char* const key : {"ideal", "decoded", "decoded_tables"}) {
        if (attribute.contains(key) && (!isPickled(attribute) || key == std::string_view("decoded_tables")))
            return attribute.at(key);
    }
    return json::object({{"$nothing", 0}});
}

QByteArray read(const json& attribute, const std::string& text)
{
    if (isPickled(attribute))
        return reprOf(readPickle(text));
    const auto value = decodePymodaqJson(text);
    if (!value && expectationOf(attribute).contains("$bytes")) // a picture, not a text
        return bytesOf(pythonRepr(Bytes{text}));
    return reprOf(value.value_or(Text{text}));
}

} // namespace

void TestSharedValues::readsAttributeTexts_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(H5SCOUT_SHARED_DATA "/pymodaq"));
    const QStringList names = folder.entryList({QStringLiteral("*.json")});
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    const QString pickles = QStringLiteral(H5SCOUT_SHARED_DATA "/generic/tables_native.h5.json");
    if (QFile::exists(pickles))
        QTest::newRow("tables_native.h5.json") << pickles;
    if (names.isEmpty())
        QTest::newRow("(no sample files)") << QString();
}

void TestSharedValues::readsAttributeTexts()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("There are no sample files.");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const json description = json::parse(file.readAll().toStdString());
    if (!description.contains("nodes"))
        return;
    int compared = 0;
    for (const auto& [node, members] : description.at("nodes").items()) {
        const json attributes = members.value("attrs", json::object());
        for (const auto& [name, attribute] : attributes.items()) {
            const auto text = storedText(attribute);
            const std::string expected = spell(expectationOf(attribute));
            // "deep" holds 50 redundant parentheses: more nesting than is read.
            if (!text || expected.find(kNotCompared) != std::string::npos || name == "deep")
                continue;
            ++compared;
            const QByteArray actual = read(attribute, *text);
            QVERIFY2(actual == bytesOf(expected), bytesOf(node + " " + name) + ": " + bytesOf(*text) + "\nreads as " +
                                                      actual + ", not as " + bytesOf(expected));
        }
    }
    QVERIFY(compared > 0);
}

QTEST_GUILESS_MAIN(TestSharedValues)
#include "tst_shared_values.moc"
