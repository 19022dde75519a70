// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/save/SaveChoices.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QRadioButton;

namespace h5scout::ui
{

/// Which numbers are saved, and as what text.
class NumbersForm : public QWidget
{
    Q_OBJECT
public:
    explicit NumbersForm(QWidget* parent = nullptr);

    const NumbersChoice& choice() const noexcept { return m_choice; }
    void setChoice(const NumbersChoice& choice);
    /// Offers what there is to choose for it.
    void setSubject(const SaveSubject& subject);

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    void layOut();
    void connectFields();
    void take();
    void showChoice();

    QComboBox* m_separator;
    QWidget* m_part;
    QRadioButton* m_inView;
    QRadioButton* m_whole;
    QWidget* m_form;
    QRadioButton* m_matrix;
    QRadioButton* m_long;
    QCheckBox* m_names;
    QCheckBox* m_comments;
    QFormLayout* m_rows = nullptr;

    NumbersChoice m_choice;
    bool m_isShowing = false; ///< the fields follow the choice, not the user
};

} // namespace h5scout::ui
