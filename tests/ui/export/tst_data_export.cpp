// SPDX-License-Identifier: GPL-3.0-or-later
#include "DataExportTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestDataExport : public DataExportTest
{
    Q_OBJECT
private Q_SLOTS:
    void writesCurvesThatShareTheirX();
    void curvesOfOtherXBringTheirOwn();
    void keepsLargeIntegersExact();
    void floatsKeepTheirBits();
    void readsAxesFromTheirArrays();
    void exportsThePartInView();
    void takesComponentsOfComplexNumbers();
    void writesAMatrix_data();
    void writesAMatrix();
    void writesElementsInLongForm();
    void reducesOverDimensions_data();
    void reducesOverDimensions();
    void withoutHeadThereAreNumbersOnly();
    void copiesTheSameTextWithTabs();
    void estimatesTheSize();
};

void TestDataExport::writesCurvesThatShareTheirX()
{
    m_file->addArray("/scan/a", {5}, {1.5, kNan, kInfinity, -kInfinity, 0.1});
    m_file->addArray("/scan/b", {5}, {1, 2, 3, 4, 5});
    m_file->addArray("/scan/da", {5}, {0.5, 0.5, 0.5, 0.5, 0.25});
    ExportCurve a = curve("/scan/a", QStringLiteral("a, raw"), 5);
    ExportCurve b = curve("/scan/b", QStringLiteral("b"), 5);
    a.errorPath = "/scan/da";
    for (ExportCurve* each : {&a, &b}) {
        each->x.scale = AxisScale::uniform(0, 0.1, 5);
        each->x.scale.label = QStringLiteral("Delay");
        each->x.scale.units = QStringLiteral("fs");
    }
    const QStringList lines = exported(columnsOf({a, b}), {}, 2);
    QCOMPARE(lines.mid(0, 5), QStringList({QStringLiteral("# h5scout, run_042.h5::/scan/a, slice [:]"),
                                           QStringLiteral("# h5scout, run_042.h5::/scan/da, slice [:]"),
                                           QStringLiteral("# h5scout, run_042.h5::/scan/b, slice [:]"),
                                           QStringLiteral("Delay (fs),\"a, raw (V)\",\"a, raw error (V)\",b (V)"),
                                           QStringLiteral("0,1.5,0.5,1")}));
    QCOMPARE(lines.mid(5), QStringList({QStringLiteral("0.1,nan,0.5,2"), QStringLiteral("0.2,inf,0.5,3"),
                                        QStringLiteral("0.30000000000000004,-inf,0.5,4"),
                                        QStringLiteral("0.4,0.1,0.25,5"), QString()}));
    if (!m_hasJudge)
        QSKIP("There is no python with numpy.");
    QCOMPARE(judged<double>(target(), QStringLiteral(","), 4,
                            {0,   1.5, 0.5,     1,          0.1, kNan, 0.5, 2,   0.2,  kInfinity,
                             0.5, 3,   0.1 * 3, -kInfinity, 0.5, 4,    0.4, 0.1, 0.25, 5},
                            4),
             QStringLiteral("equal"));
}

void TestDataExport::curvesOfOtherXBringTheirOwn()
{
    m_file->addArray("/a", {2}, {1, 2});
    m_file->addArray("/b", {3}, {4, 5, 6});
    ExportCurve b = curve("/b", QStringLiteral("b"), 3);
    b.x.scale = AxisScale::ofValues({1, 10, 100});
    const QStringList lines = exported(columnsOf({curve("/a", QStringLiteral("a"), 2), b}), {.hasComments = false});
    QCOMPARE(lines, QStringList({QStringLiteral("index,a (V),index,b (V)"), QStringLiteral("0,1,1,4"),
                                 QStringLiteral("1,2,10,5"), QStringLiteral(",,100,6"), QString()}));
}

void TestDataExport::keepsLargeIntegersExact()
{
    const std::vector<quint64> numbers{9007199254740993, std::numeric_limits<quint64>::max(), 0};
    m_file->addArray("/n", arrayOf({3}, ElementKind::UInt64, numbers));
    const ExportTable table{{{QStringLiteral("n"), {}, line("/n"), {}, 0, 3}}};
    QCOMPARE(exported(table, {.hasNames = false, .hasComments = false}),
             QStringList({QStringLiteral("9007199254740993"), QStringLiteral("18446744073709551615"),
                          QStringLiteral("0"), QString()}));
    if (!m_hasJudge)
        QSKIP("There is no python with numpy.");
    QCOMPARE(judged(target(), QStringLiteral(","), 0, numbers, 1), QStringLiteral("equal"));
}

void TestDataExport::floatsKeepTheirBits()
{
    if (!m_hasJudge)
        QSKIP("There is no python with numpy.");
    std::vector<double> doubles;
    std::vector<float> floats;
    quint64 bits = 88172645463325252;
    while (doubles.size() < 4000) { // any bits but those of NaN
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        double number = 0;
        std::memcpy(&number, &bits, sizeof(number));
        const auto half = static_cast<quint32>(bits);
        float shortNumber = 0;
        std::memcpy(&shortNumber, &half, sizeof(shortNumber));
        if (!std::isnan(number) && !std::isnan(shortNumber)) {
            doubles.push_back(number);
            floats.push_back(shortNumber);
        }
    }
    m_file->addArray("/d", {4000}, doubles);
    m_file->addArray("/f", arrayOf({4000}, ElementKind::Float32, floats));
    const CsvFormat format{.separator = Separator::Semicolon};
    QVERIFY(exported(ExportTable{{{QStringLiteral("d"), {}, line("/d"), {}, 0, 4000}}}, format, 777).size() == 4003);
    QCOMPARE(judged(target(), QStringLiteral(";"), 2, doubles, 1), QStringLiteral("equal"));
    QVERIFY(exported(ExportTable{{{QStringLiteral("f"), {}, line("/f"), {}, 0, 4000}}}, format, 777).size() == 4003);
    QCOMPARE(judged(target(), QStringLiteral(";"), 2, floats, 1), QStringLiteral("equal"));
}

void TestDataExport::readsAxesFromTheirArrays()
{
    m_file->addArray("/y", {4}, {1, 2, 3, 4});
    m_file->addArray("/x", arrayOf<float>({4}, ElementKind::Float32, {0.1F, 0.2F, 0.4F, 0.8F}));
    ExportCurve y = curve("/y", QStringLiteral("y"), 4);
    y.x.path = "/x";
    y.start = 1;
    y.count = 3;
    QCOMPARE(exported(columnsOf({y}), {.hasComments = false}, 2).mid(1),
             QStringList({QStringLiteral("0.2,2"), QStringLiteral("0.4,3"), QStringLiteral("0.8,4"), QString()}));
}

void TestDataExport::exportsThePartInView()
{
    m_file->addArray("/cube", {2, 3, 4}, sevenths(24));
    ExportCurve part = curve("/cube", QStringLiteral("y"), 3);
    part.line.index = {1, 0, 2};
    part.line.dimension = 1;
    part.start = 1;
    part.count = 2;
    const QStringList lines = exported(columnsOf({part}));
    QCOMPARE(lines.first(), QStringLiteral("# h5scout, run_042.h5::/cube, slice [1, :, 2]"));
    if (!m_hasJudge)
        QSKIP("There is no python with numpy.");
    const std::vector<double> all = sevenths(24);
    QCOMPARE(judged<double>(target(), QStringLiteral(","), 2, {1, all[18], 2, all[22]}, 2), QStringLiteral("equal"));
}

void TestDataExport::takesComponentsOfComplexNumbers()
{
    m_file->addArray("/z", arrayOf<std::complex<double>>({2}, ElementKind::Complex128, {{3, 4}, {0, -1}}));
    ExportTable table;
    for (const Component component : {Component::Value, Component::Real, Component::Imaginary, Component::Phase}) {
        ExportLine part = line("/z");
        part.component = component;
        table.columns.push_back({QStringLiteral("z"), {}, part, {}, 0, 2});
    }
    QCOMPARE(exported(table, {.hasNames = false, .hasComments = false}),
             QStringList({QStringLiteral("5,3,4,0.9272952180016122"), QStringLiteral("1,0,-1,-1.5707963267948966"),
                          QString()}));
}

void TestDataExport::writesAMatrix_data()
{
    QTest::addColumn<bool>("isTransposed");
    QTest::addColumn<int>("elementsAPage");
    QTest::addColumn<bool>("isComputed");
    for (const bool isComputed : {false, true})
        for (const int elements : {0, 5})
            for (const bool isTransposed : {false, true})
                QTest::addRow("%s by %d, %s", isTransposed ? "transposed" : "as stored", elements,
                              isComputed ? "computed" : "read")
                    << isTransposed << elements << isComputed;
}

void TestDataExport::writesAMatrix()
{
    QFETCH(bool, isTransposed);
    QFETCH(int, elementsAPage);
    QFETCH(bool, isComputed);
    const std::vector<double> all = sevenths(2 * 3 * 5);
    m_file->addArray("/cube", {3, 2, 5}, all);
    ExportPlane request = isTransposed ? plane("/cube", 5, 3) : plane("/cube", 3, 5);
    request.index = {0, 1, 0};
    request.rowDimension = isTransposed ? 2 : 0;
    request.columnDimension = isTransposed ? 0 : 2;
    request.component = isComputed ? Component::Real : Component::Value;
    request.rows = {1, request.rows.count - 1, 1};
    request.columns = {1, request.columns.count - 1, 1};
    const QStringList lines = exported(request, {}, static_cast<quint64>(elementsAPage));
    QCOMPARE(lines.first(), QStringLiteral("# h5scout, run_042.h5::/cube, slice [:, 1, :]"));
    QCOMPARE(lines[1], QStringLiteral("# values: Counts"));
    QVERIFY2(lines[2].startsWith(QStringLiteral("Height (mm) \\ column,1,2")), qPrintable(lines[2]));
    if (!m_hasJudge)
        QSKIP("There is no python with numpy.");
    std::vector<double> expected;
    for (quint64 row = request.rows.start; row < request.rows.start + request.rows.count; ++row) {
        expected.push_back(10 + 0.5 * static_cast<double>(row));
        for (quint64 column = request.columns.start; column < request.columns.start + request.columns.count; ++column)
            expected.push_back(isTransposed ? all[column * 10 + 5 + row] : all[row * 10 + 5 + column]);
    }
    QCOMPARE(judged(target(), QStringLiteral(","), 3, expected, static_cast<int>(request.columns.count) + 1),
             QStringLiteral("equal"));
}

void TestDataExport::writesElementsInLongForm()
{
    m_file->addArray("/image", {2, 3}, {1, 2, 3, 4, 5, 6});
    ExportPlane request = plane("/image", 2, 3);
    request.form = ExportPlane::Form::Long;
    for (const quint64 elementsAPage : {0, 2, 4}) // a part of a row, one row, all
        QCOMPARE(exported(request, {.hasComments = false}, elementsAPage),
                 QStringList({QStringLiteral("column,Height (mm),Counts"), QStringLiteral("0,10,1"),
                              QStringLiteral("1,10,2"), QStringLiteral("2,10,3"), QStringLiteral("0,10.5,4"),
                              QStringLiteral("1,10.5,5"), QStringLiteral("2,10.5,6"), QString()}));
}

void TestDataExport::reducesOverDimensions_data()
{
    QTest::addColumn<bool>("isPlane");
    QTest::addColumn<int>("elementsAPage");
    for (const int elements : {0, 2})
        for (const bool isPlane : {false, true})
            QTest::addRow("%s by %d", isPlane ? "plane" : "line", elements) << isPlane << elements;
}

void TestDataExport::reducesOverDimensions()
{
    QFETCH(bool, isPlane);
    QFETCH(int, elementsAPage);
    m_file->addArray("/cube", {2, 3, 4}, sevenths(24));
    const ExportReduction largest{{2}, Reduction::Maximum, QStringLiteral("maximum")};
    if (isPlane) { // of rows 0 and 1, columns 1 and 2 the largest along the last dimension
        ExportPlane request = plane("/cube", 2, 2);
        request.index = {0, 0, 0};
        request.columns.start = 1;
        request.reduction = largest;
        const QStringList lines = exported(request, {}, static_cast<quint64>(elementsAPage));
        QCOMPARE(lines[0], QStringLiteral("# h5scout, run_042.h5::/cube, slice [:, :, :], maximum over dimension 2"));
        QCOMPARE(lines.size(), 6);
        const std::vector<double> all = sevenths(24);
        const std::vector<double> expected{10, all[7], all[11], 10.5, all[19], all[23]};
        if (m_hasJudge)
            QCOMPARE(judged(target(), QStringLiteral(","), 3, expected, 3), QStringLiteral("equal"));
        return;
    }
    ExportLine through = line("/cube");
    through.index = {1, 0, 0};
    through.dimension = 1;
    through.reduction = largest;
    const ExportTable table{{{QStringLiteral("y"), {}, through, {}, 0, 3}}};
    const QStringList lines = exported(table, {}, static_cast<quint64>(elementsAPage));
    QCOMPARE(lines[0], QStringLiteral("# h5scout, run_042.h5::/cube, slice [1, :, :], maximum over dimension 2"));
    const std::vector<double> all = sevenths(24);
    if (m_hasJudge)
        QCOMPARE(judged<double>(target(), QStringLiteral(","), 2, {all[15], all[19], all[23]}, 1),
                 QStringLiteral("equal"));
}

void TestDataExport::withoutHeadThereAreNumbersOnly()
{
    m_file->addArray("/image", {1, 2}, {1, 2});
    QCOMPARE(exported(plane("/image", 1, 2), {.hasNames = false, .hasComments = false}),
             QStringList({QStringLiteral("10,1,2"), QString()}));
}

void TestDataExport::copiesTheSameTextWithTabs()
{
    m_file->addArray("/a", {3}, {1, 2, 3});
    DataExport run(columnsOf({curve("/a", QStringLiteral("a"), 3)}),
                   {.separator = Separator::Tab, .hasComments = false});
    ExportEnding ending(run);
    run.copy();
    QCOMPARE(ending.count(), 0);
    QTRY_COMPARE(ending.finished.count(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("index\ta (V)\n0\t1\n1\t2\n2\t3\n"));
}

void TestDataExport::estimatesTheSize()
{
    const ExportSize size = exportSize(columnsOf({curve("/a", QStringLiteral("a"), 30'000'000)}));
    QCOMPARE(size.rows, 30'000'000u);
    QCOMPARE(size.cells, 60'000'000u);
    ExportPlane huge = plane("/image", quint64{1} << 40U, quint64{1} << 40U);
    QCOMPARE(exportSize(huge).bytes, std::numeric_limits<quint64>::max());

    const std::vector<double> numbers = sevenths(10000);
    m_file->addArray("/b", {10000}, numbers);
    exported(columnsOf({curve("/b", QStringLiteral("b"), 10000)}));
    const double guess = static_cast<double>(exportSize(columnsOf({curve("/b", {}, 10000)})).bytes);
    const double real = static_cast<double>(QFile(target()).size());
    QVERIFY2(guess > real / 2 && guess < real * 2, qPrintable(QString::number(real)));
}

QTEST_MAIN(TestDataExport)
#include "tst_data_export.moc"
