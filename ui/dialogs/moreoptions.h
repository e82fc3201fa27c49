// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The socket options that are numbers, folded away under one line until they are wanted.

#include "core/socket/address.h"

#include <QList>
#include <QWidget>

class QFormLayout;
class QSpinBox;
class QToolButton;

namespace readyscope {

class MoreOptions : public QWidget {
    Q_OBJECT
public:
    explicit MoreOptions(QWidget* parent = nullptr);

    static bool hasAny(Kind kind);
    void showRowsOf(Kind kind);
    void setOptions(const Address& address); // emits nothing; unfolds where one is given
    void write(Address& address) const;

signals:
    void edited();

private:
    void addRow(int index);
    void fold(bool isFolded);

    QToolButton* m_button = nullptr;
    QWidget* m_body = nullptr;
    QFormLayout* m_rows = nullptr;
    QList<QSpinBox*> m_fields;
};

} // namespace readyscope
