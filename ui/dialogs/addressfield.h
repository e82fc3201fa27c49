// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The quick field: an address as socat users write it, parsed at each keystroke.

#include "core/socket/address.h"
#include "ui/dialogs/pointingfield.h"

#include <QStringList>

class QStringListModel;

namespace readyscope {

class AddressField : public PointingField {
    Q_OBJECT
public:
    enum class State {
        Empty,
        Incomplete, // nothing is wrong so far; what follows is missing
        Wrong,
        Right,
    };

    explicit AddressField(QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text); // as if typed, but without edited()
    State state() const { return m_state; }
    const Address& address() const { return m_address; } // of this text while Right, else the last right one

    // Names are the capture's to know; one that is taken is wrong.
    void setTakenNames(const QStringList& names);
    // Offered while typing, before the kinds.
    void setRecentAddresses(const QStringList& addresses);

signals:
    void edited(const QString& text); // by the user

private:
    void addCompleter();
    void check();
    void checkName();
    void take(const AddressError& error, const std::string& bytes);
    bool isTaken(const QString& name) const;

    QStringListModel* m_offers = nullptr;
    QStringList m_takenNames;
    Address m_address;
    State m_state = State::Empty;
};

} // namespace readyscope
