// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/optionswitches.h"

#include "ui/dialogs/addressdraft.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

struct Option {
    const char* label;
    const char* tip;
    const char* name; // in the address
    bool Address::*member;
};

constexpr std::array<Option, 7> kOptions{{
    {QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "Re&use address"),
     QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "SO_REUSEADDR: a port still in TIME_WAIT may be bound again"),
     "reuseaddr", &Address::reuseAddress},
    {QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "Reuse po&rt"),
     QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "SO_REUSEPORT: several sockets of one user share the port"),
     "reuseport", &Address::reusePort},
    {QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "IPv&6 only"),
     QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "IPV6_V6ONLY: the IPv6 socket takes no IPv4"), "v6only",
     &Address::v6Only},
    {QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "No dela&y"),
     QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "TCP_NODELAY: small segments are sent at once"), "nodelay",
     &Address::noDelay},
    {QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "&Keep alive"),
     QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "SO_KEEPALIVE: an idle peer is asked whether it is still there"),
     "keepalive", &Address::keepAlive},
    {QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "Urgent inline"),
     QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "SO_OOBINLINE: an urgent byte stays among the others"),
     "oobinline", &Address::oobInline},
    {QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "Broadcast"),
     QT_TRANSLATE_NOOP("readyscope::OptionSwitches", "SO_BROADCAST: datagrams may go to a broadcast address"),
     "broadcast", &Address::broadcast},
}};

bool mayBeV6Only(const std::string& host) { return host == "*" || host.find(':') != std::string::npos; }

} // namespace

OptionSwitches::OptionSwitches(QWidget* parent) : QWidget(parent) {
    constexpr int kColumns = 3;
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 5, 0, 4);
    layout->setHorizontalSpacing(24);
    layout->setVerticalSpacing(8);
    int place = 0;
    for (const Option& option : kOptions) {
        auto* box = new QCheckBox(tr(option.label), this);
        box->setToolTip(tr(option.tip));
        box->setObjectName(QString::fromLatin1(option.name));
        layout->addWidget(box, place / kColumns, place % kColumns);
        ++place;
        m_switches.append({box, option.member});
        if (option.member == &Address::v6Only)
            m_v6Only = box;
        connect(box, &QCheckBox::toggled, this, &OptionSwitches::edited);
    }
    layout->setColumnStretch(kColumns, 1);
    setFocusProxy(m_switches.first().box);
}

bool OptionSwitches::hasAny(Kind kind) {
    return std::any_of(kOptions.begin(), kOptions.end(),
                       [kind](const Option& option) { return takesOption(kind, option.name); });
}

void OptionSwitches::setOptions(const Address& address) {
    for (qsizetype i = 0; i < m_switches.size(); ++i) {
        const QSignalBlocker blocker(m_switches[i].box);
        m_switches[i].box->setChecked(address.*m_switches[i].member);
        m_switches[i].box->setVisible(takesOption(address.kind, kOptions[static_cast<std::size_t>(i)].name));
    }
    fitV6Only(address.place.host);
}

void OptionSwitches::setHost(const std::string& host) {
    if (!mayBeV6Only(host)) {
        const QSignalBlocker blocker(m_v6Only);
        m_v6Only->setChecked(false);
    }
    fitV6Only(host);
}

void OptionSwitches::fitV6Only(const std::string& host) {
    const bool isPossible = mayBeV6Only(host);
    m_v6Only->setEnabled(isPossible || m_v6Only->isChecked());
    m_v6Only->setToolTip(isPossible ? tr(kOptions[2].tip) : tr("Only for an IPv6 host or all addresses"));
}

void OptionSwitches::write(Address& address) const {
    for (const Switch& entry : m_switches)
        address.*entry.member = entry.box->isChecked();
}

} // namespace readyscope
