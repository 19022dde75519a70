// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPointer>

#include "h5scout/client/NodeTypes.h"
#include "h5scout/value/AttributeStorage.h"
#include "ui/models/Roles.h"

class QPushButton;

namespace h5scout::ui
{

class CheckedLine;
class NoteLine;
class ValueForm;

/// A new attribute, or another type for one that is there. Everything is checked while it is typed, with the reason
/// below the field, and can only be saved when it is right. Saving asks, and the dialog stays until it is told the end.
class AttributeDialog : public QDialog
{
    Q_OBJECT
public:
    /// For a new attribute; `checkName` says what is wrong with a name.
    AttributeDialog(NameCheck checkName, AttributeStorage storage, QWidget* parent = nullptr);
    /// For the attribute `name` (for people), which holds `value`.
    AttributeDialog(const QString& name, const Value& value, AttributeStorage storage, QWidget* parent = nullptr);

    void saveFailed(const QString& sentence);

Q_SIGNALS:
    /// Answered by accept() or saveFailed().
    void saveRequested(const QString& name, const h5scout::Value& value, h5scout::AttributeStorage storage);

private:
    explicit AttributeDialog(QWidget* parent);
    void check();
    void requestSave();

    CheckedLine* m_name;
    NoteLine* m_nameNote;
    ValueForm* m_form;
    NoteLine* m_note;
    QPushButton* m_save = nullptr;
    QPointer<QWidget> m_typedInto; ///< has the keyboard again when saving has failed
    bool m_isSaving = false;
};

} // namespace h5scout::ui
