import type { Page } from '@scanfix/shared-types';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

export interface Pages<Row> {
  rows: Row[];
  isLoading: boolean;
  /** Another filter's rows stand there until the new ones arrive. */
  isStale: boolean;
  error: unknown;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

/** A keyset-paginated list, page after page. */
export function usePages<Row>(queryKey: readonly unknown[], load: (cursor: string | undefined) => Promise<Page<Row>>): Pages<Row> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<Row>) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    rows,
    isLoading: query.isPending,
    isStale: query.isPlaceholderData,
    error: query.error,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    retry: () => void (query.data ? query.fetchNextPage() : query.refetch()),
  };
}

/** A list the API answers whole, in the shape of one that comes in pages. */
export function allOnOnePage<Row>(query: { data: Row[] | undefined; isPending: boolean; error: unknown; refetch: () => unknown }): Pages<Row> {
  return {
    rows: query.data ?? [],
    isLoading: query.isPending,
    isStale: false,
    error: query.error,
    hasMore: false,
    isLoadingMore: false,
    loadMore: () => undefined,
    retry: () => void query.refetch(),
  };
}
