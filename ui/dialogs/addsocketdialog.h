// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A socket to watch: its address in one field, and beside it the same thing as a list of kinds and a form. Whichever
// is edited rewrites the other. What the kernel says to it later is shown in the socket's row, not here.

#include "core/socket/address.h"

#include <QDialog>
#include <QStringList>

class QLabel;
class QPushButton;

namespace readyscope {

class AddressField;
class KindList;
class SocketForm;

class AddSocketDialog : public QDialog {
    Q_OBJECT
public:
    explicit AddSocketDialog(QWidget* parent = nullptr);

    void setAddress(const QString& text);
    void setTakenNames(const QStringList& names);          // of the capture's sockets, children included
    void setRecentAddresses(const QStringList& addresses); // offered while typing, most recent first

signals:
    // Add, and Add and Next. The address is one that parseAddress read without error.
    void addressAccepted(const readyscope::Address& address);

private:
    QWidget* makeTop();
    QWidget* makeMiddle();
    QWidget* makeButtons();
    void wire();
    void takeField();
    void takeForm();
    void takeKind(Kind kind);
    void judge();
    bool give();
    void addAndNext();
    void showHelp();

    AddressField* m_field = nullptr;
    KindList* m_kinds = nullptr;
    SocketForm* m_form = nullptr;
    QLabel* m_state = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_addAndNext = nullptr;
    QStringList m_takenNames;
    QStringList m_recent;
};

} // namespace readyscope
