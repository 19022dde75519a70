// SPDX-License-Identifier: GPL-3.0-or-later
#include "PrintModel.h"
#include "ui/models/Roles.h"
#include "ui/models/SettingsFilterModel.h"
#include "ui/models/SettingsModel.h"

#include <QAbstractItemModelTester>
#include <QColor>
#include <QTest>

using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

const QString kXml = QStringLiteral(
    "<All_settings type=\"group\">"
    "<main type=\"group\" title=\"Main\">"
    "<exposure type=\"float\" title=\"Exposure (ms)\" limits=\"(0, 100)\">20.5</exposure>"
    "<live type=\"bool\" title=\"Live\" readonly=\"1\">1</live>"
    "<color type=\"color\" title=\"Color\">[255, 0, 10, 128]</color>"
    "</main>"
    "<secret type=\"group\" title=\"Secret\" visible=\"0\"><inner type=\"int\" title=\"Inner\">7</inner></secret>"
    "</All_settings>");

std::vector<SettingsModel::Source> sources()
{
    return {{QStringLiteral("settings"), QStringLiteral("/scan"), parseSettings(kXml)},
            {QStringLiteral("scan_settings"), QStringLiteral("/scan"), parseSettings(QString())}};
}

} // namespace

class TestSettingsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_model = std::make_unique<SettingsModel>();
        m_filter = std::make_unique<SettingsFilterModel>();
        m_filter->setSourceModel(m_model.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_filterTester = std::make_unique<QAbstractItemModelTester>(m_filter.get());
    }
    void cleanup()
    {
        m_filterTester.reset();
        m_tester.reset();
        m_filter.reset();
        m_model.reset();
    }

    void showsEachTreeBelowItsAttribute();
    void tellsStateColourPathAndToolTip();
    void hidesWhatPymodaqHides();
    void filtersByTitleNameAndValue();
    void goesFromFullToEmptyAndBack();

private:
    /// The row of the model with that path.
    QModelIndex find(const QString& path) const
    {
        const QModelIndexList found = m_model->match(m_model->index(0, 0, m_model->index(0, 0)), SettingsPathRole, path,
                                                     1, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.first();
    }

    std::unique_ptr<SettingsModel> m_model;
    std::unique_ptr<SettingsFilterModel> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_filterTester;
};

void TestSettingsModel::showsEachTreeBelowItsAttribute()
{
    m_model->setSources(sources());
    QCOMPARE(printModel(*m_model), QStringLiteral("settings | from /scan\n"
                                                  "  Main |  | group\n"
                                                  "    Exposure (ms) | 20.5 | float | 0 to 100\n"
                                                  "    Live | on | bool, read-only\n"
                                                  "    Color | #ff000a, 50 % opaque | color\n"
                                                  "  Secret |  | group\n"
                                                  "    Inner | 7 | int\n"
                                                  "scan_settings | from /scan"));
}

void TestSettingsModel::tellsStateColourPathAndToolTip()
{
    m_model->setSources(sources());
    const QModelIndex live = find(QStringLiteral("main/live")).siblingAtColumn(SettingsModel::ValueColumn);
    QCOMPARE(live.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY(!(live.flags() & Qt::ItemIsUserCheckable));
    QVERIFY(!live.siblingAtColumn(0).data(Qt::CheckStateRole).isValid());
    const QModelIndex color = find(QStringLiteral("main/color")).siblingAtColumn(SettingsModel::ValueColumn);
    QCOMPARE(color.data(Qt::DecorationRole).value<QColor>(), QColor(255, 0, 10, 128));
    const QModelIndex exposure = find(QStringLiteral("main/exposure"));
    QVERIFY(exposure.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Allowed: 0 to 100")));
    QCOMPARE(exposure.data(SettingsValueRole).toString(), QStringLiteral("20.5"));
    QVERIFY(find(QStringLiteral("secret/inner")).data(SettingsHiddenRole).toBool());
    QVERIFY(!exposure.data(SettingsHiddenRole).toBool());
}

void TestSettingsModel::hidesWhatPymodaqHides()
{
    m_model->setSources(sources());
    QCOMPARE(printNames(*m_filter),
             QStringLiteral("settings\n  Main\n    Exposure (ms)\n    Live\n    Color\nscan_settings"));
    m_filter->setShowsHidden(true);
    QVERIFY(printNames(*m_filter).contains(QStringLiteral("\n  Secret\n    Inner\n")));
    m_filter->setShowsHidden(false);
    m_filter->setText(QStringLiteral("inner"));
    QCOMPARE(printNames(*m_filter), QString());
}

void TestSettingsModel::filtersByTitleNameAndValue()
{
    m_model->setSources(sources());
    m_filter->setText(QStringLiteral("EXPO"));
    QCOMPARE(printNames(*m_filter), QStringLiteral("settings\n  Main\n    Exposure (ms)"));
    m_filter->setText(QStringLiteral("ff000a"));
    QCOMPARE(printNames(*m_filter), QStringLiteral("settings\n  Main\n    Color"));
    m_filter->setText(QStringLiteral("main")); // a group brings its parameters
    QCOMPARE(printNames(*m_filter), QStringLiteral("settings\n  Main\n    Exposure (ms)\n    Live\n    Color"));
    m_filter->setText(QStringLiteral("nowhere"));
    QCOMPARE(printNames(*m_filter), QString());
    m_filter->setText({});
    QCOMPARE(m_filter->rowCount(), 2);
}

void TestSettingsModel::goesFromFullToEmptyAndBack()
{
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setSources(sources());
    QCOMPARE(m_model->rowCount(), 2);
    m_model->setSources({});
    QCOMPARE(m_filter->rowCount(), 0);
    m_model->setSources(sources());
    QCOMPARE(m_filter->rowCount(m_filter->index(0, 0)), 1);
}

QTEST_MAIN(TestSettingsModel)
#include "tst_settings_model.moc"
