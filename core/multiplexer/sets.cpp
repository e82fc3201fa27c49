// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/sets.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <string>

namespace readyscope {

namespace {

void putBit(DescriptorSets::Words& words, int fd, bool on) {
    const auto word = static_cast<std::size_t>(fd / DescriptorSets::kBitsAWord);
    const unsigned long bit = 1UL << (fd % DescriptorSets::kBitsAWord);
    words.at(word) = on ? words.at(word) | bit : words.at(word) & ~bit;
}

bool hasBit(const DescriptorSets::Words& words, int fd) {
    return (words.at(static_cast<std::size_t>(fd / DescriptorSets::kBitsAWord)) >> (fd % DescriptorSets::kBitsAWord)) &
           1UL;
}

int wordsOf(int nfds) { return (nfds + DescriptorSets::kBitsAWord - 1) / DescriptorSets::kBitsAWord; }

// Calls `found(fd, sets)` for every number that is in any of the sets.
template <typename Found> void eachMember(const DescriptorSets& sets, Found found) {
    const int words = wordsOf(sets.nfds);
    for (int word = 0; word < words; ++word) {
        const auto w = static_cast<std::size_t>(word);
        for (unsigned long any = sets.read[w] | sets.write[w] | sets.except[w]; any != 0; any &= any - 1) {
            const unsigned long bit = any & (~any + 1);
            Events in;
            in |= (sets.read[w] & bit) != 0 ? Events(Events::R) : Events();
            in |= (sets.write[w] & bit) != 0 ? Events(Events::W) : Events();
            in |= (sets.except[w] & bit) != 0 ? Events(Events::E) : Events();
            found(word * DescriptorSets::kBitsAWord + std::countr_zero(any), in);
        }
    }
}

int highestPlusOne(const DescriptorSets& sets) {
    for (int word = DescriptorSets::kWords - 1; word >= 0; --word) {
        const auto w = static_cast<std::size_t>(word);
        if (const unsigned long any = sets.read[w] | sets.write[w] | sets.except[w]; any != 0)
            return word * DescriptorSets::kBitsAWord + DescriptorSets::kBitsAWord - std::countl_zero(any);
    }
    return 0;
}

} // namespace

void DescriptorSets::put(int fd, Events sets) {
    putBit(read, fd, sets.any(Events::R));
    putBit(write, fd, sets.any(Events::W));
    putBit(except, fd, sets.any(Events::E));
    if (!sets.empty())
        nfds = std::max(nfds, fd + 1);
    else if (fd + 1 == nfds)
        nfds = highestPlusOne(*this);
}

// The kernel looks at no word beyond that of nfds.
void DescriptorSets::copyFrom(const DescriptorSets& other) {
    nfds = other.nfds;
    const auto words = static_cast<std::size_t>(wordsOf(nfds));
    for (std::size_t word = 0; word < words; ++word) {
        read[word] = other.read[word];
        write[word] = other.write[word];
        except[word] = other.except[word];
    }
}

Events DescriptorSets::of(int fd) const {
    Events sets;
    if (hasBit(read, fd))
        sets |= Events::R;
    if (hasBit(write, fd))
        sets |= Events::W;
    if (hasBit(except, fd))
        sets |= Events::E;
    return sets;
}

Status SetMultiplexer::add(Token token, int fd, Events events, Trigger /*trigger*/) {
    if (fd >= FD_SETSIZE)
        return SysError{"FD_SET", 0, {}, "descriptor " + std::to_string(fd) + ", and select ends at 1023"};
    if (token >= m_fds.size())
        m_fds.resize(token + 1, -1);
    m_fds[token] = fd;
    m_tokens.at(static_cast<std::size_t>(fd)) = token;
    m_asked.put(fd, events);
    return Done{};
}

Status SetMultiplexer::modify(Token token, Events events, Trigger /*trigger*/) {
    if (const int fd = fdOf(token); fd >= 0)
        m_asked.put(fd, events);
    return Done{};
}

void SetMultiplexer::remove(Token token) {
    if (const int fd = fdOf(token); fd >= 0) {
        m_asked.put(fd, {});
        m_fds[token] = -1;
    }
}

Outcome SetMultiplexer::wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) {
    ready.clear();
    m_told.copyFrom(m_asked);
    Outcome outcome = call(m_told, timeout, mask);
    outcome.looked = static_cast<std::uint32_t>(m_told.nfds);
    ++m_calls;
    // After an error the sets are undefined (select(2)); after a timeout they are empty.
    if (outcome.returned > 0)
        eachMember(m_told, [&](int fd, Events in) {
            ready.push_back({m_tokens[static_cast<std::size_t>(fd)], in, in});
        });
    return outcome;
}

Outcome SetMultiplexer::ask(std::span<const Question> questions, std::vector<Ready>& ready) {
    ready.clear();
    DescriptorSets sets;
    for (const Question& question : questions)
        if (question.fd < FD_SETSIZE)
            sets.put(question.fd, question.events);
    Outcome outcome = call(sets, 0, nullptr);
    outcome.looked = static_cast<std::uint32_t>(sets.nfds);
    ++m_calls;
    if (outcome.returned > 0)
        for (const Question& question : questions)
            if (question.fd < FD_SETSIZE)
                if (const Events in = sets.of(question.fd); !in.empty())
                    ready.push_back({question.token, in, in});
    return outcome;
}

} // namespace readyscope
