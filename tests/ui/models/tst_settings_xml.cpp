// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/SettingsXml.h"

#include <QDateTime>
#include <QTest>

#include <stop_token>

using namespace h5scout::ui;

namespace
{

/// The value of the only parameter, of that type and text.
SettingsParameter only(const QString& type, const QString& text, const QString& more = {})
{
    const SettingsTree tree =
        parseSettings(QStringLiteral("<All_settings type=\"group\"><p type=\"%1\" title=\"P\" %2>%3</p></All_settings>")
                          .arg(type, more, text.toHtmlEscaped()));
    return tree.parameters.size() == 2 && tree.damage.isEmpty() ? tree.parameters[1] : SettingsParameter();
}

QString nested(int depth)
{
    return QStringLiteral("<a type=\"group\">").repeated(depth) + QStringLiteral("</a>").repeated(depth);
}

} // namespace

class TestSettingsXml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readsATree();
    void readsEachType_data();
    void readsEachType();
    void datesAreMeantInTheTimeOfTheMachine();
    void colorsKeepTheirOpacity();
    void aParameterWithChildrenIsAGroup();
    void tellsWhatIsAllowed_data();
    void tellsWhatIsAllowed();
    void recognizesSettings_data();
    void recognizesSettings();
    void damagedXmlKeepsWhatCameBefore_data();
    void damagedXmlKeepsWhatCameBefore();
    void entitiesAreRefused_data();
    void entitiesAreRefused();
    void deepNestingIsCut();
    void veryManyParametersAreCut();
    void veryManyAttributesEndIt();
    void quotedBracketsAndCommentsAreNoElements();
    void cutTextIsKept();
    void stopsWhenNobodyWantsIt();
    void nothingIsEvaluated();
};

void TestSettingsXml::readsATree()
{
    const SettingsTree tree = parseSettings(QStringLiteral(
        "<All_settings type=\"group\">\n"
        "  <main title=\"Main settings\" type=\"group\" visible=\"1\" removable=\"0\" readonly=\"0\">\n"
        "    <exposure type=\"float\" title=\"Exposure (ms)\" visible=\"1\" readonly=\"1\">20.5</exposure>\n"
        "    <secret type=\"str\" title=\"None\" visible=\"0\">caf&#233; &lt;&amp;&gt;</secret>\n"
        "  </main>\n"
        "</All_settings>"));
    QCOMPARE(tree.damage, QString());
    QCOMPARE(tree.parameters.size(), 4U);
    QCOMPARE(tree.parameters[0].name, QStringLiteral("All_settings"));
    QCOMPARE(tree.parameters[0].parent, SettingsParameter::kNoParent);
    QCOMPARE(tree.parameters[0].children, std::vector<int>{1});
    const SettingsParameter& main = tree.parameters[1];
    QCOMPARE(main.title, QStringLiteral("Main settings"));
    QVERIFY(main.type == SettingsType::Group);
    QCOMPARE(main.children, (std::vector<int>{2, 3}));
    QCOMPARE(main.value.text, QString());
    const SettingsParameter& exposure = tree.parameters[2];
    QCOMPARE(exposure.value.text, QStringLiteral("20.5"));
    QVERIFY(exposure.isReadOnly && exposure.isVisible);
    QCOMPARE(exposure.row, 0);
    const SettingsParameter& secret = tree.parameters[3];
    QCOMPARE(secret.title, QStringLiteral("secret"));
    QCOMPARE(secret.value.text, QStringLiteral("café <&>"));
    QVERIFY(!secret.isVisible && !secret.isReadOnly);
    QCOMPARE(secret.parent, 1);
    QCOMPARE(secret.row, 1);
}

void TestSettingsXml::readsEachType_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<int>("on"); // -1: no switch
    QTest::addColumn<bool>("isAsStored");
    const auto add = [](const char* name, const char* type, const char* stored, const char* shown, int on = -1,
                        bool isAsStored = false) {
        QTest::newRow(name) << QString::fromUtf8(type) << QString::fromUtf8(stored) << QString::fromUtf8(shown) << on
                            << isAsStored;
    };
    add("bool on", "bool", "1", "on", 1);
    add("bool off", "bool", "0", "off", 0);
    add("bool_push", "bool_push", "1", "on", 1);
    add("led", "led", "0", "off", 0);
    add("led_push", "led_push", "True", "on", 1);
    add("bool damaged", "bool", "maybe", "maybe", -1, true);
    add("int", "int", "-42", "-42");
    add("int by float", "int", "5.0", "5");
    add("int above 2^63", "int", "123456789012345678901", "123456789012345678901");
    add("int damaged", "int", "5.5", "5.5", -1, true);
    add("int None", "int", "None", "None", -1, true);
    add("int empty", "int", "", "");
    add("float", "float", "1e-07", "1e-07");
    add("float nan", "float", "nan", "nan");
    add("float damaged", "float", "1,5", "1,5", -1, true);
    add("slide", "slide", "0.25", "0.25");
    add("str", "str", "  two  words ", "  two  words ");
    add("text", "text", "a\nb", "a\nb");
    add("browsepath", "browsepath", "C:\\data", "C:\\data");
    add("date_time damaged", "date_time", "yesterday", "yesterday", -1, true);
    add("date_time too far", "date_time", "99999999999999999", "99999999999999999", -1, true);
    add("time of the day", "time", "45296000", "12:34:56");
    add("time as repr", "time", "PyQt5.QtCore.QTime(8, 5)", "08:05:00");
    add("time damaged", "time", "QTime(99, 5)", "QTime(99, 5)", -1, true);
    add("list of str", "list", "str('DAQ2D')", "DAQ2D");
    add("list of str with a quote", "list", "str('it's')", "it's");
    add("list of int", "list", "int(3)", "3");
    add("list of float", "list", "float(1.5)", "1.5");
    add("list raw", "list", "Mock", "Mock");
    add("list damaged", "list", "int(three)", "int(three)", -1, true);
    add("color", "color", "[255, 0, 10, 255]", "#ff000a");
    add("color half", "color", "[255, 0, 10, 128]", "#ff000a, 50 % opaque");
    add("color damaged", "color", "[300, 0, 0, 0]", "[300, 0, 0, 0]", -1, true);
    add("itemselect", "itemselect", "['b', 'c']", "b, c");
    add("itemselect none", "itemselect", "[]", "nothing");
    add("itemselect None", "itemselect", "None", "nothing");
    add("itemselect dict", "itemselect", "{'all_items': ['a', 'b'], 'selected': ['a']}", "a");
    add("table", "table", "OrderedDict([('a', 1), ('b', 'x')])", "a: 1, b: x");
    add("table of Python 3.12", "table", "OrderedDict({'a': 1})", "a: 1");
    add("table empty", "table", "OrderedDict()", "");
    add("table damaged", "table", "OrderedDict([('a', 1, 2)])", "OrderedDict([('a', 1, 2)])", -1, true);
    add("table_view", "table_view",
        R"({"classname": "T", "module": "os", "data": [["x", 1.5], ["y", true]], "header": ["name", "value"]})",
        "name, value\nx, 1.5\ny, True");
    add("table_view damaged", "table_view", "[1", "[1", -1, true);
    add("action", "action", "None", "");
    add("pixmap", "pixmap", "picture.png", "picture.png");
    add("unknown", "whatever", "text", "text");
    add("no type", "", "text", "text");
    add("custom group", "groupmove", "", "");
}

void TestSettingsXml::readsEachType()
{
    QFETCH(QString, type);
    QFETCH(QString, stored);
    QFETCH(QString, shown);
    QFETCH(int, on);
    QFETCH(bool, isAsStored);
    const SettingsParameter parameter = only(type, stored);
    QCOMPARE(parameter.name, QStringLiteral("p"));
    QCOMPARE(parameter.typeName, type);
    QCOMPARE(parameter.value.text, shown);
    QCOMPARE(parameter.value.isOn ? static_cast<int>(*parameter.value.isOn) : -1, on);
    QCOMPARE(parameter.value.isAsStored, isAsStored);
    QCOMPARE(parameter.stored, stored);
}

void TestSettingsXml::datesAreMeantInTheTimeOfTheMachine()
{
    const QDateTime moment(QDate(2024, 10, 20), QTime(18, 30, 15));
    const QString stored = QString::number(moment.toMSecsSinceEpoch());
    QCOMPARE(only(QStringLiteral("date_time"), stored).value.text, QStringLiteral("2024-10-20 18:30:15"));
    QCOMPARE(only(QStringLiteral("date"), stored).value.text, QStringLiteral("2024-10-20"));
    QCOMPARE(only(QStringLiteral("time"), stored).value.text, QStringLiteral("18:30:15"));
}

void TestSettingsXml::colorsKeepTheirOpacity()
{
    const auto color = only(QStringLiteral("color"), QStringLiteral("(1, 2, 3, 128)")).value.color;
    QVERIFY(color.has_value());
    QCOMPARE(*color, qRgba(1, 2, 3, 128));
    QVERIFY(!only(QStringLiteral("color"), QStringLiteral("red")).value.color);
}

void TestSettingsXml::aParameterWithChildrenIsAGroup()
{
    const SettingsTree tree = parseSettings(QStringLiteral(
        "<All_settings type=\"group\"><a type=\"str\">text<b type=\"int\">1</b>tail</a></All_settings>"));
    QCOMPARE(tree.parameters.size(), 3U);
    QVERIFY(tree.parameters[1].type == SettingsType::Group);
    QCOMPARE(tree.parameters[1].stored, QStringLiteral("text"));
}

void TestSettingsXml::tellsWhatIsAllowed_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("shown");
    const auto add = [](const char* name, const char* type, const char* attributes, const char* shown) {
        QTest::newRow(name) << QString::fromUtf8(type) << QString::fromUtf8(attributes) << QString::fromUtf8(shown);
    };
    add("choice", "list", "limits=\"['DAQ0D', 'DAQ1D']\"", "DAQ0D, DAQ1D");
    add("choice of older files", "list", "values=\"['a', 2]\"", "a, 2");
    add("choice with names", "list", "limits=\"{'one': 1, 'two': 2}\"", "one, two");
    add("span", "float", "limits=\"(0, 1.5)\"", "0 to 1.5");
    add("lower", "int", "limits=\"[0, None]\"", "at least 0");
    add("upper", "int", "limits=\"(None, 7)\"", "at most 7");
    add("neither", "int", "limits=\"[None, None]\"", "");
    add("items", "itemselect", "all_items=\"['a', 'b']\"", "a, b");
    add("none", "int", "limits=\"None\"", "");
    add("no literal", "list", "limits=\"__import__('os')\"", "__import__('os')");
}

void TestSettingsXml::tellsWhatIsAllowed()
{
    QFETCH(QString, type);
    QFETCH(QString, attributes);
    QFETCH(QString, shown);
    QCOMPARE(only(type, QStringLiteral("1"), attributes).limits, shown);
}

void TestSettingsXml::recognizesSettings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isSettings");
    QTest::newRow("root by name") << QStringLiteral("<All_settings><a/></All_settings>") << true;
    QTest::newRow("root by type") << QStringLiteral("\n <?xml version=\"1.0\"?><x title='t' type='group'>") << true;
    QTest::newRow("cut") << QStringLiteral("<All_settings type=\"group\"><a>") << true;
    QTest::newRow("other XML") << QStringLiteral("<xml/>") << false;
    QTest::newRow("HTML") << QStringLiteral("<!DOCTYPE html><html>") << false;
    QTest::newRow("text") << QStringLiteral("All_settings") << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestSettingsXml::recognizesSettings()
{
    QFETCH(QString, text);
    QFETCH(bool, isSettings);
    QCOMPARE(looksLikeSettings(text), isSettings);
}

void TestSettingsXml::damagedXmlKeepsWhatCameBefore_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<int>("parameters");
    QTest::addColumn<QString>("damage");
    const QString good = QStringLiteral("<All_settings type=\"group\"><a type=\"int\">1</a>");
    QTest::newRow("cut") << good + QStringLiteral("<b type=\"int\">2") << 3
                         << QStringLiteral("The XML is cut off in line 1, column");
    QTest::newRow("wrong end") << good + QStringLiteral("</wrong>") << 2
                               << QStringLiteral("The XML is damaged in line 1");
    QTest::newRow("control character") << good + QStringLiteral("<b>") + QChar(1) +
                                              QStringLiteral("</b></All_settings>")
                                       << 3 << QStringLiteral("The XML is damaged in line 1");
    QTest::newRow("second root") << good + QStringLiteral("</All_settings><c/>") << 2
                                 << QStringLiteral("The XML is damaged");
    QTest::newRow("no XML") << QStringLiteral("hello") << 0 << QStringLiteral("The XML is damaged in line 1");
    QTest::newRow("nothing") << QString() << 0 << QStringLiteral("There is no XML in it.");
}

void TestSettingsXml::damagedXmlKeepsWhatCameBefore()
{
    QFETCH(QString, xml);
    QFETCH(int, parameters);
    QFETCH(QString, damage);
    const SettingsTree tree = parseSettings(xml);
    QCOMPARE(static_cast<int>(tree.parameters.size()), parameters);
    QVERIFY2(tree.damage.startsWith(damage), qPrintable(tree.damage));
    if (parameters > 1)
        QCOMPARE(tree.parameters[1].value.text, QStringLiteral("1"));
}

void TestSettingsXml::entitiesAreRefused_data()
{
    QTest::addColumn<QString>("xml");
    QString bomb = QStringLiteral("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 30; ++i)
        bomb +=
            QStringLiteral("<!ENTITY a%1 \"&a%2;&a%2;&a%2;&a%2;&a%2;&a%2;&a%2;&a%2;&a%2;&a%2;\">").arg(i).arg(i - 1);
    QTest::newRow("bomb") << bomb + QStringLiteral("]><x type=\"group\">&a29;</x>");
    QTest::newRow("outside file") << QStringLiteral(
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x type=\"group\">&f;</x>");
    QTest::newRow("undeclared") << QStringLiteral("<x type=\"group\">&nbsp;</x>");
}

void TestSettingsXml::entitiesAreRefused()
{
    QFETCH(QString, xml);
    const SettingsTree tree = parseSettings(xml);
    QVERIFY(!tree.damage.isEmpty());
    for (const SettingsParameter& parameter : tree.parameters)
        QVERIFY(parameter.stored.size() < 10);
}

void TestSettingsXml::deepNestingIsCut()
{
    QCOMPARE(parseSettings(nested(64)).damage, QString());
    QCOMPARE(parseSettings(nested(64)).parameters.size(), 64U);
    const SettingsTree deep = parseSettings(nested(100'000));
    QCOMPARE(deep.parameters.size(), 64U);
    QCOMPARE(deep.damage, QStringLiteral("Parameters nested more than 64 deep are left out."));
}

void TestSettingsXml::veryManyParametersAreCut()
{
    const SettingsTree tree = parseSettings(QStringLiteral("<x type=\"group\">") +
                                            QStringLiteral("<a/>").repeated(150'000) + QStringLiteral("</x>"));
    QCOMPARE(tree.parameters.size(), 20'000U);
    QVERIFY2(tree.damage.startsWith(QStringLiteral("There are more than 20000 parameters")), qPrintable(tree.damage));
}

void TestSettingsXml::veryManyAttributesEndIt()
{
    QString attributes;
    for (int i = 0; i < 100'000; ++i)
        attributes += QStringLiteral(" k%1='v'").arg(i);
    const SettingsTree tree =
        parseSettings(QStringLiteral("<x type=\"group\"><a type=\"int\">1</a><b%1/><c/></x>").arg(attributes));
    QCOMPARE(tree.parameters.size(), 2U);
    QCOMPARE(tree.parameters[1].value.text, QStringLiteral("1"));
    QVERIFY2(tree.damage.startsWith(QStringLiteral("An element has more than 256 attributes")),
             qPrintable(tree.damage));
}

void TestSettingsXml::quotedBracketsAndCommentsAreNoElements()
{
    const QString quotes = QStringLiteral("\"'").repeated(1000);
    const SettingsTree tree = parseSettings(
        QStringLiteral("<?xml version=\"1.0\"?><x type=\"group\"><!-- <a %1> --><a type='>\"'><![CDATA[<b %1>]]></a>"
                       "%1<b type=\"int\">2</b></x>")
            .arg(quotes));
    QCOMPARE(tree.damage, QString());
    QCOMPARE(tree.parameters.size(), 3U);
    QCOMPARE(tree.parameters[1].stored, QStringLiteral("<b %1>").arg(quotes));
    QCOMPARE(tree.parameters[2].value.text, QStringLiteral("2"));
}

void TestSettingsXml::cutTextIsKept()
{
    const QString begin = QStringLiteral("<x type=\"group\"><a type=\"str\">some &amp; more");
    for (const QString& end : {QString(), QStringLiteral("&"), QStringLiteral("&lt")}) {
        const SettingsTree tree = parseSettings(begin + end);
        QCOMPARE(tree.parameters.size(), 2U);
        QCOMPARE(tree.parameters[1].value.text, QStringLiteral("some & more"));
        QVERIFY2(tree.damage.startsWith(QStringLiteral("The XML is cut off in line 1")), qPrintable(tree.damage));
    }
}

void TestSettingsXml::stopsWhenNobodyWantsIt()
{
    std::stop_source source;
    source.request_stop();
    QVERIFY(parseSettings(QStringLiteral("<x><a/></x>"), source.get_token()).parameters.empty());
}

void TestSettingsXml::nothingIsEvaluated()
{
    const QString text = QStringLiteral("__import__('os').system('touch /tmp/h5scout_was_here')");
    for (const char* type : {"list", "int", "float", "color", "table", "itemselect", "bool", "action", "date"}) {
        const SettingsParameter parameter = only(QLatin1String(type), text);
        QCOMPARE(parameter.value.text, text);
    }
}

QTEST_GUILESS_MAIN(TestSettingsXml)
#include "tst_settings_xml.moc"
