// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/slidingimage.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kSpareLines = 32; // how far it slides before it is moved back

} // namespace

void SlidingImage::resize(QSize size, double ratio) {
    if (size != m_size) {
        m_size = size;
        m_first = 0;
        m_pixels.assign(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height() + kSpareLines),
                        0);
    }
    m_ratio = ratio;
    place();
}

void SlidingImage::reset() {
    m_first = 0;
    place();
}

void SlidingImage::slide(int columns) {
    const auto width = static_cast<std::size_t>(m_size.width());
    const std::size_t count = width * static_cast<std::size_t>(m_size.height());
    const std::size_t first = m_first + static_cast<std::size_t>(std::clamp(columns, 0, m_size.width()));
    if (first + count <= m_pixels.size()) {
        m_first = first;
    } else {
        std::copy(m_pixels.begin() + static_cast<std::ptrdiff_t>(first), m_pixels.end(), m_pixels.begin());
        m_first = 0;
    }
    place();
}

void SlidingImage::place() {
    m_image = QImage(reinterpret_cast<uchar*>(m_pixels.data() + m_first), m_size.width(), m_size.height(),
                     m_size.width() * static_cast<qsizetype>(sizeof(QRgb)), QImage::Format_RGB32);
    m_image.setDevicePixelRatio(m_ratio);
}

} // namespace readyscope
