// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/MomentLine.h"

#include <QAction>
#include <QCalendarWidget>
#include <QLocale>
#include <QMenu>
#include <QWidgetAction>

#include "ui/Icons.h"

namespace h5scout::ui
{

namespace
{

constexpr qsizetype kDayLength = 10; ///< of "2024-10-20"

} // namespace

MomentLine::MomentLine(const ValueFormat& format, QWidget* parent)
    : ValueLine(format, parent)
{
    QAction* calendar = addAction(icon(QStringLiteral("calendar")), QLineEdit::TrailingPosition);
    calendar->setObjectName(QStringLiteral("calendarAction"));
    calendar->setToolTip(tr("Choose the day in a calendar (Alt+Down)."));
    calendar->setShortcut(Qt::ALT | Qt::Key_Down);
    calendar->setShortcutContext(Qt::WidgetShortcut);
    connect(calendar, &QAction::triggered, this, &MomentLine::showCalendar);
}

void MomentLine::showCalendar()
{
    auto* menu = new QMenu(this); // a popup of ours: the editor below stays open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* calendar = new QCalendarWidget;
    calendar->setObjectName(QStringLiteral("calendar"));
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setMinimumDate(QDate(1, 1, 1));
    calendar->setMaximumDate(QDate(9999, 12, 31));
    const QDate day = QDate::fromString(text().trimmed().left(kDayLength), Qt::ISODate);
    calendar->setSelectedDate(day.isValid() ? day : QDate::currentDate());
    const auto take = [this, menu](const QDate& chosen) {
        setDay(chosen);
        menu->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take); // Enter
    auto* place = new QWidgetAction(menu);
    place->setDefaultWidget(calendar);
    menu->addAction(place);
    menu->popup(mapToGlobal(QPoint(0, height())));
    calendar->setFocus();
}

void MomentLine::setDay(const QDate& day)
{
    const QString now = text().trimmed();
    const bool hasDay = QDate::fromString(now.left(kDayLength), Qt::ISODate).isValid();
    const QString time =
        format().kind == ValueKind::DateTime ? (hasDay ? now.mid(kDayLength) : QStringLiteral(" 00:00")) : QString();
    retype(day.toString(Qt::ISODate) + time);
}

} // namespace h5scout::ui
