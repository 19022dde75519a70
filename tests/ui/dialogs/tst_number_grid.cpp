// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/NumberGrid.h"

#include <random>

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

class TestNumberGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsNoElementAsItWasWritten();
    void findsTheFirstFault();
    void movesCellsWithTheirRows();
    void keepsTheBlanksOfTexts();
    void laysATableOverTheCells();
    void knowsWhetherThereIsAnythingInIt();
    void emptyRowsAtTheEndAreNotFilled();
    void readsFaultsAgainWithAnotherDecimalSign();
    void agreesWithATableOfTexts();
};

namespace
{

/// "1 2|x 4": rows behind each other, empty cells as "_".
QByteArray inWords(const NumberGrid& grid)
{
    QByteArray words;
    for (std::size_t row = 0; row < grid.rowCount(); ++row) {
        words += row > 0 ? "|" : "";
        for (std::size_t column = 0; column < grid.columnCount(); ++column) {
            const std::string text = grid.text({row, column});
            words += (column > 0 ? " " : "") + QByteArray::fromStdString(text.empty() ? "_" : text);
        }
    }
    return words;
}

const ElementType kInt16 = elementTypeOf(ElementKind::Int16);

} // namespace

void TestNumberGrid::keepsWhatIsNoElementAsItWasWritten()
{
    NumberGrid grid(kInt16, 2);
    grid.insertRows(0, 1);
    grid.setText({0, 0}, " abc ", DecimalSign::Point);
    grid.setText({0, 1}, "7", DecimalSign::Point);
    QCOMPARE(inWords(grid), QByteArray("abc 7"));
    QCOMPARE(grid.problem({0, 0}), std::string("'abc' is not a number."));
    QCOMPARE(grid.problem({0, 1}), std::string());
    grid.setText({0, 0}, "-8", DecimalSign::Point);
    QCOMPARE(grid.problem({0, 0}), std::string());
    const NdArray elements = grid.elements(1);
    QCOMPARE(elements.shape(), (Shape{1, 2}));
    QCOMPARE(elements.toText(0), std::string("-8"));
    grid.setText({0, 1}, "", DecimalSign::Point);
    QCOMPARE(grid.problem({0, 1}), std::string("The cell is empty."));
    QVERIFY(grid.isEmpty(NumberGrid::Place{0, 1}));
}

void TestNumberGrid::findsTheFirstFault()
{
    NumberGrid grid(kInt16, 2);
    QVERIFY(!grid.firstFault());
    grid.insertRows(0, 2);
    QVERIFY(grid.firstFault() == (NumberGrid::Place{0, 0}));
    for (const auto& place : {NumberGrid::Place{0, 0}, {0, 1}, {1, 1}})
        grid.setText(place, "1", DecimalSign::Point);
    QVERIFY(grid.firstFault() == (NumberGrid::Place{1, 0}));
}

void TestNumberGrid::movesCellsWithTheirRows()
{
    NumberGrid grid(kInt16, 2);
    grid.insertRows(0, 3);
    for (std::size_t row = 0; row < 3; ++row) {
        grid.setText({row, 0}, std::to_string(row), DecimalSign::Point);
        grid.setText({row, 1}, "x" + std::to_string(row), DecimalSign::Point);
    }
    grid.insertRows(1, 2);
    QCOMPARE(inWords(grid), QByteArray("0 x0|_ _|_ _|1 x1|2 x2"));
    grid.removeRows(0, 2);
    QCOMPARE(inWords(grid), QByteArray("_ _|1 x1|2 x2"));
    grid.removeRows(1, 1);
    QCOMPARE(inWords(grid), QByteArray("_ _|2 x2"));
}

void TestNumberGrid::keepsTheBlanksOfTexts()
{
    NumberGrid grid(*elementTypeFromDtypeName("bytes24"), 1);
    grid.insertRows(0, 2);
    grid.setText({0, 0}, " a ", DecimalSign::Point);
    grid.setText({1, 0}, "abc ", DecimalSign::Point);
    QCOMPARE(grid.text({0, 0}), std::string(" a "));
    QCOMPARE(grid.problem({0, 0}), std::string());
    QCOMPARE(grid.problem({1, 0}), std::string("'abc ' is longer than 3 bytes."));
}

void TestNumberGrid::laysATableOverTheCells()
{
    NumberGrid grid(kInt16, 3);
    grid.insertRows(0, 2);
    grid.setText({1, 1}, "old", DecimalSign::Point);
    const auto table = readTable("1,2\n3,x\n5,6\n", {Delimiter::Comma, DecimalSign::Point, false}, kInt16);
    grid.put({1, 1}, table->elements, table->faults);
    QCOMPARE(inWords(grid), QByteArray("_ _ _|_ 1 2|_ 3 x|_ 5 6"));
}

void TestNumberGrid::knowsWhetherThereIsAnythingInIt()
{
    NumberGrid grid(kInt16, 1);
    QVERIFY(grid.isEmpty());
    grid.insertRows(0, 2);
    QVERIFY(grid.isEmpty());
    grid.setText({1, 0}, "x", DecimalSign::Point);
    QVERIFY(!grid.isEmpty());
    grid.removeRows(1, 1);
    QVERIFY(grid.isEmpty());
}

void TestNumberGrid::emptyRowsAtTheEndAreNotFilled()
{
    NumberGrid grid(kInt16, 2);
    QCOMPARE(grid.filledRowCount(), std::size_t{0});
    grid.insertRows(0, 4);
    QCOMPARE(grid.filledRowCount(), std::size_t{0});
    grid.setText({0, 0}, "1", DecimalSign::Point);
    grid.setText({0, 1}, "2", DecimalSign::Point);
    QCOMPARE(grid.filledRowCount(), std::size_t{1});
    QCOMPARE(grid.elements(grid.filledRowCount()).shape(), (Shape{1, 2}));
    grid.setText({2, 0}, "x", DecimalSign::Point); // something, though no element
    QCOMPARE(grid.filledRowCount(), std::size_t{3});
}

void TestNumberGrid::readsFaultsAgainWithAnotherDecimalSign()
{
    NumberGrid grid(elementTypeOf(ElementKind::Float64), 3);
    grid.insertRows(0, 1);
    grid.setText({0, 0}, "1,5", DecimalSign::Point);
    grid.setText({0, 1}, "2.5", DecimalSign::Point);
    grid.setText({0, 2}, "x", DecimalSign::Point);
    QCOMPARE(grid.problem({0, 0}), std::string("'1,5' is not a number."));
    grid.readFaultsAgain(DecimalSign::Comma);
    QCOMPARE(inWords(grid), QByteArray("1.5 2.5 x"));
    QCOMPARE(grid.problem({0, 0}), std::string());
    QCOMPARE(grid.problem({0, 2}), std::string("'x' is not a number."));
}

void TestNumberGrid::agreesWithATableOfTexts()
{
    std::mt19937 random(3);
    NumberGrid grid(kInt16, 3);
    std::vector<std::vector<std::string>> model;
    const std::vector<std::string> texts{"", "1", "-300", "x", "99999", "2.5"};
    for (int step = 0; step < 3000; ++step) {
        const std::size_t row = model.empty() ? 0 : random() % model.size();
        const std::size_t column = random() % 3;
        switch (random() % 5) {
        case 0:
            if (model.size() < 20) {
                grid.insertRows(row, 2);
                model.insert(model.begin() + static_cast<std::ptrdiff_t>(row), 2, std::vector<std::string>(3));
            }
            break;
        case 1:
            if (model.size() > 10) {
                grid.removeRows(row, 1);
                model.erase(model.begin() + static_cast<std::ptrdiff_t>(row));
            }
            break;
        case 2:
            if (!model.empty()) {
                const std::size_t first = random() % 2;
                for (std::size_t each : {first, first + 1})
                    model[row][each] = texts[1 + random() % (texts.size() - 1)];
                const auto table = readTable(model[row][first] + ',' + model[row][first + 1],
                                             {Delimiter::Comma, DecimalSign::Point, false}, kInt16);
                grid.put({row, first}, table->elements, table->faults);
            }
            break;
        default:
            if (!model.empty()) {
                model[row][column] = texts[random() % texts.size()];
                grid.setText({row, column}, model[row][column], DecimalSign::Point);
            }
        }
        bool isEmpty = true;
        QCOMPARE(grid.rowCount(), model.size());
        for (std::size_t i = 0; i < model.size(); ++i)
            for (std::size_t j = 0; j < 3; ++j) {
                QCOMPARE(grid.text({i, j}), model[i][j]);
                QCOMPARE(grid.problem({i, j}).empty(), model[i][j] == "1" || model[i][j] == "-300");
                isEmpty = isEmpty && model[i][j].empty();
            }
        QCOMPARE(grid.isEmpty(), isEmpty);
    }
}

QTEST_APPLESS_MAIN(TestNumberGrid)
#include "tst_number_grid.moc"
