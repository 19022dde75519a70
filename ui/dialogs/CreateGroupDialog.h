// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "h5scout/client/EditTypes.h"
#include "ui/dialogs/FormDialog.h"
#include "ui/dialogs/ParentGroup.h"

class QLabel;

namespace h5scout::ui
{

class KindList;
class MetadataTable;

/// A new group: what it is for PyMoDAQ, its name (the next free one is proposed), title and attributes.
class CreateGroupDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit CreateGroupDialog(ParentGroup where, QWidget* parent = nullptr);

    /// What the form says now; of use when it is accepted.
    CreateGroup group() const;

Q_SIGNALS:
    /// Answered by accept() or showFailure().
    void requested(const h5scout::CreateGroup& group);

protected:
    Verdict verdict() const override;
    void request() override;

private:
    void layOut();
    std::optional<GroupType> type() const;
    /// The name as it will be.
    std::string name() const;
    void takeType();

    ParentGroup m_where;
    KindList* m_type;
    QLabel* m_meaning;
    QLineEdit* m_name;
    QLineEdit* m_title;
    MetadataTable* m_metadata;
    bool m_isNameTyped = false;
};

} // namespace h5scout::ui
