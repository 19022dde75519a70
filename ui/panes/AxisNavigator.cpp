// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/AxisNavigator.h"

#include "ui/Icons.h"
#include "ui/models/Format.h"
#include "ui/panes/ElidedComboBox.h"
#include "ui/panes/ElidedLabel.h"
#include "ui/panes/IndexBox.h"
#include "ui/panes/IndexSlider.h"
#include "ui/plot/PositionText.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace h5scout::ui
{
namespace
{

constexpr std::size_t kMostRowsInView = 5;
constexpr int kNameLength = 60;
constexpr int kMostNameWidth = 140;
constexpr int kMostPositionWidth = 150;
constexpr int kMostExtentWidth = 44; // beyond it gives way
constexpr int kRowSpacing = 2;

QLabel* newLabel(const QString& objectName)
{
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// Its widgets go when control is back in the event loop: one of them may just be in use.
void emptyLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide(); // not without a parent: it would become a window of its own
            old->setObjectName({});
            old->deleteLater();
        }
        delete item;
    }
}

/// The room for the positions of a dimension: of its ends and its middle, which are as long as any.
int positionWidth(const AxisScale& scale, const QFontMetrics& metrics)
{
    int width = 0;
    const quint64 last = scale.count() - 1;
    for (const quint64 index : {quint64{0}, std::min<quint64>(1, last), last / 2, last})
        width = std::max(width, metrics.horizontalAdvance(positionText(scale, index)));
    return std::min(width + 4, kMostPositionWidth);
}

} // namespace

AxisNavigator::AxisNavigator(QWidget* parent)
    : QWidget(parent)
    , m_roles(new QWidget)
    , m_roleLayout(new QHBoxLayout(m_roles))
    , m_area(new QScrollArea)
    , m_rowHolder(new QWidget)
    , m_rowLayout(new QGridLayout(m_rowHolder))
{
    setObjectName(QStringLiteral("axisNavigator"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_roleLayout->setContentsMargins(0, 0, 0, 0);
    m_roleLayout->setSpacing(4);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    m_area->setWidget(m_rowHolder);
    m_rowHolder->setAutoFillBackground(false); // setWidget() switches it on
    m_rowLayout->setContentsMargins(0, 0, 0, 0);
    m_rowLayout->setHorizontalSpacing(6);
    m_rowLayout->setVerticalSpacing(kRowSpacing);
    m_rowLayout->setColumnStretch(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(kRowSpacing);
    layout->addWidget(m_roles);
    layout->addWidget(m_area);
    hide();
}

void AxisNavigator::setDimensions(std::vector<Dimension> dimensions, std::vector<quint32> shown,
                                  std::vector<quint64> index)
{
    m_dimensions = std::move(dimensions);
    m_shown = std::move(shown);
    std::erase_if(m_shown, [this](quint32 dimension) { return dimension >= m_dimensions.size(); });
    m_index = std::move(index);
    m_index.resize(m_dimensions.size(), 0);
    for (std::size_t i = 0; i < m_index.size(); ++i)
        m_index[i] = std::min(m_index[i], std::max<quint64>(m_dimensions[i].scale.count(), 1) - 1);
    // Widgets that stay keep the keyboard.
    if (std::exchange(m_built, signature()) != m_built) {
        buildRoles();
        buildRows();
    } else {
        for (const Row& row : m_rows)
            showPosition(row);
    }
    setVisible(m_dimensions.size() > 1 && !m_shown.empty());
}

/// All that the boxes and rows say but the index.
QStringList AxisNavigator::signature() const
{
    QStringList signature = m_roleNames;
    for (quint32 dimension = 0; dimension < m_dimensions.size(); ++dimension) {
        const AxisScale& scale = m_dimensions[dimension].scale;
        signature << fullName(dimension) << QString::number(scale.count());
        if (scale.count() > 0)
            signature << positionText(scale, 0) << positionText(scale, scale.count() - 1);
    }
    for (const quint32 dimension : m_shown)
        signature << QString::number(dimension);
    return signature;
}

void AxisNavigator::setIndex(quint32 dimension, quint64 index)
{
    if (dimension >= m_index.size())
        return;
    index = std::min(index, std::max<quint64>(m_dimensions[dimension].scale.count(), 1) - 1);
    if (m_index[dimension] == index)
        return;
    m_index[dimension] = index;
    for (const Row& row : m_rows)
        if (row.dimension == dimension)
            showPosition(row);
    Q_EMIT indexChanged();
}

void AxisNavigator::setRoleNames(const QStringList& names)
{
    if (std::exchange(m_roleNames, names) != names)
        buildRoles();
}

void AxisNavigator::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        boundHeight();
}

QString AxisNavigator::fullName(quint32 dimension) const
{
    const Dimension& described = m_dimensions[dimension];
    const QString name = singleLine(described.name, kNameLength);
    return described.scale.units.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, described.scale.units);
}

void AxisNavigator::buildRoles()
{
    emptyLayout(m_roleLayout);
    m_roleBoxes.clear();
    for (std::size_t role = 0; role < m_shown.size(); ++role) {
        const QString roleName = m_roleNames.value(static_cast<qsizetype>(role), tr("shown"));
        if (role > 0 && m_shown.size() == 2) {
            auto* swap = new QToolButton;
            swap->setObjectName(QStringLiteral("swapRoles"));
            swap->setAutoRaise(true);
            swap->setIcon(icon(QStringLiteral("swap")));
            swap->setToolTip(tr("Exchange the two dimensions that are shown"));
            swap->setAccessibleName(swap->toolTip());
            connect(swap, &QToolButton::clicked, this, &AxisNavigator::swapRoles);
            m_roleLayout->addWidget(swap);
        }
        QLabel* label = newLabel(QStringLiteral("roleName%1").arg(role));
        label->setText(roleName);
        label->setForegroundRole(QPalette::PlaceholderText);
        auto* box = new ElidedComboBox;
        box->setObjectName(QStringLiteral("role%1").arg(role));
        box->setAccessibleName(tr("Dimension for %1").arg(roleName));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(5);
        box->setMaximumWidth(220);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        for (quint32 dimension = 0; dimension < m_dimensions.size(); ++dimension) {
            const quint64 extent = m_dimensions[dimension].scale.count();
            box->addItem(QStringLiteral("%1 · %2").arg(fullName(dimension), formatCount(extent)));
        }
        connect(box, &QComboBox::activated, this,
                [this, role](int dimension) { chooseRole(role, static_cast<quint32>(dimension)); });
        m_roleLayout->addWidget(label);
        m_roleLayout->addWidget(box, 1);
        m_roleBoxes.push_back(box);
    }
    m_roleLayout->addStretch(0);
    showRoles();
}

void AxisNavigator::showRoles()
{
    for (std::size_t role = 0; role < m_roleBoxes.size(); ++role) {
        QComboBox* box = m_roleBoxes[role];
        box->setCurrentIndex(static_cast<int>(m_shown[role]));
        box->setToolTip(plainToolTip(
            tr("Dimension for %1: %2").arg(m_roleNames.value(static_cast<qsizetype>(role)), box->currentText())));
    }
}

void AxisNavigator::buildRows()
{
    m_rows.clear();
    emptyLayout(m_rowLayout);
    fillGrid();
    m_area->setVisible(!m_rows.empty());
    boundHeight();
}

void AxisNavigator::fillGrid()
{
    for (quint32 dimension = 0; dimension < m_dimensions.size(); ++dimension) {
        const AxisScale& scale = m_dimensions[dimension].scale;
        if (scale.count() < 2 || std::ranges::find(m_shown, dimension) != m_shown.end())
            continue;
        const int line = static_cast<int>(m_rows.size());
        const QString name = singleLine(m_dimensions[dimension].name, kNameLength);
        Row row{.dimension = dimension,
                .name = new ElidedLabel(Qt::ElideRight),
                .slider = new IndexSlider,
                .position = newLabel(QStringLiteral("position%1").arg(dimension)),
                .box = new IndexBox,
                .extent = new ElidedLabel(Qt::ElideRight)};
        row.name->setObjectName(QStringLiteral("name%1").arg(dimension));
        row.name->setText(name);
        row.name->setMaximumWidth(kMostNameWidth);
        row.name->setToolTip(plainToolTip(tr("%1: %2 elements").arg(fullName(dimension), formatCount(scale.count()))));
        row.slider->setObjectName(QStringLiteral("slider%1").arg(dimension));
        row.slider->setAccessibleName(tr("Place along %1").arg(name));
        row.slider->setToolTip(tr("Arrow keys and the wheel go to the next element, Home and End to the ends."));
        row.slider->setExtent(scale.count());
        row.position->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row.position->setFixedWidth(positionWidth(scale, fontMetrics()));
        row.box->setObjectName(QStringLiteral("index%1").arg(dimension));
        row.box->setAccessibleName(tr("Index along %1").arg(name));
        row.box->setToolTip(tr("Index from 0 to %1").arg(formatCount(scale.count() - 1)));
        row.box->setExtent(scale.count());
        row.extent->setObjectName(QStringLiteral("extent%1").arg(dimension));
        row.extent->setText(QStringLiteral("/ %1").arg(scale.count()));
        row.extent->setMinimumWidth(std::min(row.extent->sizeHint().width(), kMostExtentWidth));
        row.extent->setForegroundRole(QPalette::PlaceholderText);
        row.extent->setToolTip(row.name->toolTip());
        connect(row.slider, &IndexSlider::indexChosen, this,
                [this, dimension](quint64 index) { setIndex(dimension, index); });
        connect(row.box, &IndexBox::indexChanged, this,
                [this, dimension](quint64 index) { setIndex(dimension, index); });
        m_rowLayout->addWidget(row.name, line, 0);
        m_rowLayout->addWidget(row.slider, line, 1);
        m_rowLayout->addWidget(row.position, line, 2, Qt::AlignRight | Qt::AlignVCenter);
        m_rowLayout->addWidget(row.box, line, 3, Qt::AlignRight | Qt::AlignVCenter);
        m_rowLayout->addWidget(row.extent, line, 4);
        row.position->setVisible(scale.spacing() != AxisScale::Spacing::Index);
        m_rows.push_back(row);
        showPosition(row);
    }
}

void AxisNavigator::showPosition(const Row& row)
{
    const quint64 index = m_index[row.dimension];
    row.slider->setIndex(index);
    row.box->setIndex(index);
    const AxisScale& scale = m_dimensions[row.dimension].scale;
    const QString text = positionText(scale, index);
    row.position->setText(row.position->fontMetrics().elidedText(text, Qt::ElideRight, row.position->width()));
    row.position->setToolTip(plainToolTip(text));
}

void AxisNavigator::chooseRole(std::size_t role, quint32 dimension)
{
    if (role >= m_shown.size() || dimension >= m_dimensions.size() || m_shown[role] == dimension)
        return;
    const auto other = std::ranges::find(m_shown, dimension);
    if (other != m_shown.end())
        *other = m_shown[role];
    m_shown[role] = dimension;
    showRoles();
    buildRows();
    m_built = signature();
    Q_EMIT shownChanged();
}

void AxisNavigator::swapRoles()
{
    if (m_shown.size() == 2)
        chooseRole(0, m_shown[1]);
}

void AxisNavigator::boundHeight()
{
    if (m_rows.empty() || !m_area->widget())
        return;
    const int rowHeight = std::max(m_rows.front().box->sizeHint().height(), m_rows.front().slider->sizeHint().height());
    const auto lines = static_cast<int>(std::min(m_rows.size(), kMostRowsInView));
    // Half a row more tells that there is more.
    const int more = m_rows.size() > kMostRowsInView ? rowHeight / 2 : 0;
    m_area->setFixedHeight(lines * rowHeight + (lines - 1) * kRowSpacing + more);
}

} // namespace h5scout::ui
