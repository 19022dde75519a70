// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CreateArrayDialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QSpinBox>

#include "DialogTest.h"

using namespace h5scout;
using namespace h5scout::ui;

class TestCreateArrayDialog : public QObject, private test::DialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init()
    {
        begin();
        m_array = std::make_unique<CreateArrayDialog>(ParentGroup{"/Scan/CH00", {"Data00", "Axis00", "EnlData03"}});
        open(m_array.get());
    }
    void cleanup() { m_array.reset(); }

    void makesAnEnlargeableArray();
    void saysWhatARowTakes();
    void makesAnArrayOfZeros();
    void fillsWithAValue();
    void theKeyOfTheValuesGoesThere();
    void takesPastedValues();
    void dropsPastedValuesThatAreNotWantedAnyMore();
    void saysWhatIsWrongWithPastedValues();
    void makesRaggedAndTextArrays();
    void tellsWhatIsWrong();
    void attributesOfItsOwnFieldsAreTaken();
    void looksAsItShould();

private:
    void chooseKind(int row)
    {
        auto* kinds = field<QListWidget>("arrayKind");
        kinds->setFocus();
        QTest::keyClick(kinds, Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(kinds, Qt::Key_Right);
        QCOMPARE(kinds->currentRow(), row);
    }
    QString name() const { return field<QLineEdit>("arrayName")->text(); }
    void pasteText(const char* text)
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        click("arrayPaste");
        QTRY_VERIFY(note() != QStringLiteral("The values are being read."));
    }
    CreateArray asked()
    {
        QSignalSpy requested(m_array.get(), &CreateArrayDialog::requested);
        click("formAccept");
        return requested.count() == 1 ? m_array->array() : CreateArray{};
    }
    static QString attributeOf(const CreateArray& array, const char* name)
    {
        for (const auto& [each, value] : array.metadata)
            if (each == name)
                return QString::fromStdString(pythonRepr(value));
        return QStringLiteral("none");
    }

    std::unique_ptr<CreateArrayDialog> m_array;
};

void TestCreateArrayDialog::makesAnEnlargeableArray()
{
    QCOMPARE(name(), QStringLiteral("EnlData04"));
    type("arrayShape", QStringLiteral("64 x 128"));
    choose("arrayType", 1);
    type("arrayTitle", QStringLiteral("Camera"));
    type("arrayLabel", QStringLiteral("Counts"));
    type("arrayUnits", QStringLiteral("1/s"));
    field<QSpinBox>("arrayCompression")->setFocus();
    QTest::keyClick(field("arrayCompression"), Qt::Key_Up);
    const CreateArray array = asked();
    QCOMPARE(array.parent, QByteArray("/Scan/CH00"));
    QCOMPARE(array.name, QByteArray("EnlData04"));
    QVERIFY(array.kind == NodeKind::EArray);
    QCOMPARE(array.type, elementTypeOf(ElementKind::Float32));
    QCOMPARE(array.shape, (Shape{64, 128}));
    QCOMPARE(array.compressionLevel, 1);
    QCOMPARE(array.title, QStringLiteral("Camera"));
    QVERIFY(!array.content);
    QCOMPARE(attributeOf(array, "data_type"), QStringLiteral("'data_enlargeable'"));
    QCOMPARE(attributeOf(array, "label"), QStringLiteral("'Counts'"));
    QCOMPARE(attributeOf(array, "units"), QStringLiteral("'1/s'"));
}

void TestCreateArrayDialog::saysWhatARowTakes()
{
    QCOMPARE(note(), QStringLiteral("Makes /Scan/CH00/EnlData04, without rows yet; each takes 8 bytes."));
    type("arrayShape", QStringLiteral("1024"));
    QCOMPARE(note(), QStringLiteral("Makes /Scan/CH00/EnlData04, without rows yet; each takes 8 KiB."));
}

void TestCreateArrayDialog::makesAnArrayOfZeros()
{
    chooseKind(1);
    QCOMPARE(name(), QStringLiteral("Data01"));
    QCOMPARE(note(), QStringLiteral("Give the shape of the array, or paste its values."));
    QVERIFY(!acceptButton()->isEnabled());
    QVERIFY(!isProblem());
    type("arrayShape", QStringLiteral("1000000 x 1000000")); // zeros are not sent
    QCOMPARE(note(), QStringLiteral("Makes /Scan/CH00/Data01 of 7.3 TiB."));
    const CreateArray array = asked();
    QVERIFY(array.kind == NodeKind::CArray);
    QVERIFY(!array.content);
}

void TestCreateArrayDialog::fillsWithAValue()
{
    chooseKind(1);
    type("arrayShape", QStringLiteral("2 x 3"));
    type("arrayFill", QStringLiteral("1.5"));
    const CreateArray array = asked();
    QVERIFY(array.content);
    QCOMPARE(array.content->shape(), (Shape{2, 3}));
    for (std::size_t i = 0; i < 6; ++i)
        QCOMPARE(array.content->toDouble(i), 1.5);
}

void TestCreateArrayDialog::theKeyOfTheValuesGoesThere()
{
    chooseKind(1);
    m_array->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_array.get()));
    QTest::keyClick(m_array.get(), Qt::Key_V, Qt::AltModifier);
    QVERIFY(field("arrayFill")->hasFocus());
    QTest::keyClick(field("arrayFill"), Qt::Key_Tab);
    QVERIFY(field("arrayPaste")->hasFocus());
    QTest::keyClick(field("arrayPaste"), Qt::Key_Backtab);
    QVERIFY(field("arrayFill")->hasFocus());
}

void TestCreateArrayDialog::takesPastedValues()
{
    chooseKind(1);
    choose("arrayRole", 1); // axis
    pasteText("0\n0,5\n1\n1,5\n");
    QCOMPARE(field<QLineEdit>("arrayShape")->text(), QStringLiteral("4"));
    CreateArray array = asked();
    QCOMPARE(array.name, QByteArray("Axis01"));
    QCOMPARE(array.shape, (Shape{4}));
    QVERIFY(array.content);
    QCOMPARE(array.content->toDouble(3), 1.5);
    QCOMPARE(attributeOf(array, "distribution"), QStringLiteral("'uniform'"));
    QCOMPARE(attributeOf(array, "size"), QStringLiteral("4"));
    m_array->showFailure(QStringLiteral("No."));
    pasteText("1\t2\n3\t5\n");
    QCOMPARE(field<QLineEdit>("arrayShape")->text(), QStringLiteral("2 x 2"));
    array = m_array->array();
    QCOMPARE(array.content->shape(), (Shape{2, 2}));
    QCOMPARE(attributeOf(array, "distribution"), QStringLiteral("'spread'"));
}

void TestCreateArrayDialog::dropsPastedValuesThatAreNotWantedAnyMore()
{
    chooseKind(1);
    pasteText("1\t2\n3\t5\n");
    type("arrayShape", QStringLiteral("4"));
    QVERIFY(acceptButton()->isEnabled());
    type("arrayShape", QStringLiteral("5"));
    QCOMPARE(note(), QStringLiteral("4 values were pasted, but the shape has 5."));
    type("arrayFill", QStringLiteral("7"));
    QVERIFY(acceptButton()->isEnabled());
    QCOMPARE(m_array->array().content->toDouble(4), 7.0);
    pasteText("1\n2\n");
    choose("arrayType", 3); // of another type
    QVERIFY(!m_array->array().content);
}

void TestCreateArrayDialog::saysWhatIsWrongWithPastedValues()
{
    chooseKind(1);
    pasteText("1\t2\n3\tabc\n");
    QCOMPARE(note(), QStringLiteral("The clipboard was not taken. Line 2, column 2: 'abc' is not a number."));
    pasteText("\n");
    QCOMPARE(note(), QStringLiteral("The clipboard was not taken. There are no numbers in it."));
    pasteText("1\t2\n");
    QVERIFY(acceptButton()->isEnabled());
}

void TestCreateArrayDialog::makesRaggedAndTextArrays()
{
    chooseKind(2);
    QVERIFY(!field("arrayShape")->isEnabled());
    QVERIFY(!field("arrayRole")->isEnabled());
    CreateArray array = m_array->array();
    QVERIFY(array.kind == NodeKind::VLArray);
    QCOMPARE(array.name, QByteArray("Array00"));
    QVERIFY(array.shape.empty());
    QCOMPARE(note(), QStringLiteral("Makes /Scan/CH00/Array00, without rows yet."));
    chooseKind(3);
    QVERIFY(!field("arrayType")->isEnabled());
    array = m_array->array();
    QVERIFY(array.kind == NodeKind::StringArray);
    QCOMPARE(array.name, QByteArray("Strings00"));
    QCOMPARE(attributeOf(array, "data_type"), QStringLiteral("'strings'"));
    QVERIFY(acceptButton()->isEnabled());
}

void TestCreateArrayDialog::tellsWhatIsWrong()
{
    type("arrayShape", QStringLiteral("64 x abc"));
    QCOMPARE(note(), QStringLiteral("'abc' is no extent: give integers, as in 64 x 128."));
    QVERIFY(!acceptButton()->isEnabled());
    type("arrayShape", QStringLiteral("64"));
    type("arrayName", QStringLiteral("Data00"));
    QCOMPARE(note(), QStringLiteral("There is a node of that name already."));
    type("arrayName", QStringLiteral("mine"));
    chooseKind(1);
    QCOMPARE(name(), QStringLiteral("mine"));
    type("arrayFill", QStringLiteral("x"));
    QCOMPARE(note(), QStringLiteral("Values: 'x' is not a number."));
    choose("arrayType", 9); // uint8
    type("arrayFill", QStringLiteral("256"));
    QCOMPARE(note(), QStringLiteral("Values: '256' is out of the range of uint8 (0 to 255)."));
    type("arrayFill", QStringLiteral("255"));
    type("arrayShape", QStringLiteral("1000000000"));
    QCOMPARE(note(), QStringLiteral("More than 256 MiB can only be filled with 0."));
}

void TestCreateArrayDialog::attributesOfItsOwnFieldsAreTaken()
{
    click("metadataAdd");
    type("metadataName", QStringLiteral("units"));
    QCOMPARE(note(), QStringLiteral("The attribute 'units' is written by itself."));
    type("metadataName", QStringLiteral("nav_indexes"));
    QCOMPARE(note(), QStringLiteral("The attribute 'nav_indexes' is written by itself."));
    type("metadataName", QStringLiteral("gain"));
    choose("metadataKind", 1);
    type("metadataValue", QStringLiteral("3"));
    QCOMPARE(attributeOf(asked(), "gain"), QStringLiteral("3"));
}

void TestCreateArrayDialog::looksAsItShould()
{
    type("arrayShape", QStringLiteral("64 x 128"));
    type("arrayTitle", QStringLiteral("Camera"));
    type("arrayLabel", QStringLiteral("Counts"));
    type("arrayUnits", QStringLiteral("1/s"));
    click("metadataAdd");
    type("metadataName", QStringLiteral("gain"));
    takePictures("array");
    chooseKind(1);
    pasteText("1\t2\t3\n4\t5\t6\n");
    takePictures("array-pasted");
    type("arrayShape", QStringLiteral("64 x abc"));
    takePictures("array-problem");
}

QTEST_MAIN(TestCreateArrayDialog)
#include "tst_create_array_dialog.moc"
