// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of keys, with a field to look for one by its name or by what it does.

#include <QDialog>
#include <QList>
#include <QString>

class QLabel;
class QLineEdit;
class QTreeWidget;

namespace readyscope {

struct KeyLine {
    QString keys;      // as they are written on this machine
    QString words;     // what they do
    QString more = {}; // in a sentence, if there is one
};

struct KeyGroup {
    QString title;
    QList<KeyLine> lines;
};

class KeysDialog : public QDialog {
    Q_OBJECT
public:
    explicit KeysDialog(const QList<KeyGroup>& groups, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // keys of the field that move in the list

private:
    void fill(const QList<KeyGroup>& groups);
    void look(const QString& typed);

    QLineEdit* m_field;
    QTreeWidget* m_list;
    QLabel* m_none;
};

} // namespace readyscope
