// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/FormLook.h"

#include <algorithm>
#include <vector>

#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QWidget>

namespace h5scout::ui
{

namespace
{

constexpr int kLabelGap = 8;

} // namespace

QFrame* newRule()
{
    auto* rule = new QFrame;
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Sunken);
    return rule;
}

QLabel* newPlainText(const QString& text, const char* objectName)
{
    auto* label = new QLabel(text);
    label->setObjectName(QLatin1String(objectName));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void alignLabels(QWidget* dialog)
{
    std::vector<QWidget*> labels;
    int width = 0;
    for (QFormLayout* form : dialog->findChildren<QFormLayout*>()) {
        form->setHorizontalSpacing(kLabelGap);
        for (int row = 0; row < form->rowCount(); ++row)
            if (const QLayoutItem* item = form->itemAt(row, QFormLayout::LabelRole); item && item->widget()) {
                labels.push_back(item->widget());
                width = std::max(width, item->widget()->sizeHint().width());
            }
    }
    for (QWidget* label : labels)
        label->setMinimumWidth(width);
}

} // namespace h5scout::ui
