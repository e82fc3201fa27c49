// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Help > Readiness Table: all cases by group, a filter over them, and the selected one in full.

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace readyscope {

class SemanticsCase;
class SemanticsFilter;

class SemanticsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SemanticsDialog(QWidget* parent = nullptr);

    // Selects the case of that name; false where there is none, or the filter hides it.
    bool select(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void filter();
    void showCurrent();
    void selectFirst();
    void tint();

    QLineEdit* m_words;
    QCheckBox* m_onlyDiffering;
    QLabel* m_count;
    SemanticsFilter* m_filter;
    QTreeView* m_tree;
    QLabel* m_none;
    QStackedWidget* m_list;
    SemanticsCase* m_case;
    bool m_tinting = false;
};

} // namespace readyscope
