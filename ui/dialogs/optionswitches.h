// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The socket options that are on or off, as check boxes; those that the kind does not take are not there.

#include "core/socket/address.h"

#include <QList>
#include <QWidget>

class QCheckBox;

namespace readyscope {

class OptionSwitches : public QWidget {
    Q_OBJECT
public:
    explicit OptionSwitches(QWidget* parent = nullptr);

    static bool hasAny(Kind kind);
    void setOptions(const Address& address); // emits nothing
    // IPv6 only is possible with some hosts alone; where it is not, it is switched off.
    void setHost(const std::string& host);
    void write(Address& address) const;

signals:
    void edited();

private:
    struct Switch {
        QCheckBox* box;
        bool Address::*member;
    };
    void fitV6Only(const std::string& host);

    QList<Switch> m_switches;
    QCheckBox* m_v6Only = nullptr;
};

} // namespace readyscope
