// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// By what rows are sorted: words and numbers, compared as people read them: web.2 before web.10. A word is prepared for
// it once, however often it is compared.

#include "ui/sockets/socketcolumns.h"

#include <QCollator>
#include <QLocale>

#include <optional>

namespace readyscope {

struct SortKey {
    qlonglong number = 0;
    std::optional<QCollatorSortKey> word;
    bool operator<(const SortKey& other) const {
        return word && other.word ? *word < *other.word : number < other.number;
    }
};

// That of a word, kept by whoever shows it.
struct WordKey {
    Column column;
    QCollatorSortKey key;
};

class SortKeys {
public:
    SortKeys()
        // The C locale compares bytes whatever the mode.
        : m_collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale()) {
        m_collator.setNumericMode(true);
    }
    QCollatorSortKey of(const QString& word) const { return m_collator.sortKey(word); }

private:
    QCollator m_collator;
};

} // namespace readyscope
